package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recipients that choose the outcome of a message. For an e-mail address at {@value #DOMAIN}, the local part up to a
 * plus sign chooses it. For a number in the fictional British block {@value #BLOCK}xxx, the last three digits choose
 * it. Every other recipient gets the message, even one in this domain or block that is not listed.
 */
public final class MagicRecipients {
    /** Domain of magic e-mail addresses. */
    public static final String DOMAIN = "magic.latchkey.test";

    /** Prefix of magic numbers. Source: Ofcom, numbers for use in drama. */
    public static final String BLOCK = "+447700900";

    private static final String AT_DOMAIN = "@" + DOMAIN;
    private static final int NUMBER_LENGTH = BLOCK.length() + 3;

    private static final Map<String, DeliveryOutcome> BY_LOCAL_PART = byLocalPart();
    private static final Map<String, DeliveryOutcome> BY_DIGITS = byDigits();

    private MagicRecipients() {}

    /**
     * Magic recipient and the outcome that it chooses.
     *
     * @param channel channel of the messages
     * @param recipient address or number
     * @param outcome name of the outcome, by which a sender can request it too
     * @param description one-sentence description
     */
    public record Row(Channel channel, String recipient, String outcome, String description) {}

    /** Returns all magic recipients. */
    public static List<Row> list() {
        List<Row> rows = new ArrayList<>();
        BY_LOCAL_PART.forEach((local, outcome) -> rows.add(row(Channel.EMAIL, local + AT_DOMAIN, outcome)));
        BY_DIGITS.forEach((digits, outcome) -> rows.add(row(Channel.SMS, BLOCK + digits, outcome)));
        return rows;
    }

    /** Returns the outcomes that a sender can request by name. */
    public static List<DeliveryOutcome> outcomes() {
        return DeliveryOutcomes.all();
    }

    /** Returns the outcome that a recipient chooses; null if it chooses none. */
    static @Nullable DeliveryOutcome outcomeFor(Channel channel, String recipient) {
        return channel == Channel.SMS ? outcomeForNumber(recipient) : outcomeForAddress(recipient);
    }

    /** Returns the text with which the recipient refuses every message, as if it were wrong; null if it does not. */
    public static @Nullable String rejection(Channel channel, String recipient) {
        DeliveryOutcome outcome = outcomeFor(channel, recipient);
        DeliveryOutcome.Denial denial = outcome == null ? null : outcome.refusal();
        return denial == null || denial.reason() != RefusalReason.INVALID ? null : denial.detail();
    }

    private static @Nullable DeliveryOutcome outcomeForNumber(String number) {
        return number.length() == NUMBER_LENGTH && number.startsWith(BLOCK)
                ? BY_DIGITS.get(number.substring(BLOCK.length()))
                : null;
    }

    private static @Nullable DeliveryOutcome outcomeForAddress(String address) {
        int at = address.length() - AT_DOMAIN.length();
        if (at < 1 || !address.regionMatches(true, at, AT_DOMAIN, 0, AT_DOMAIN.length())) {
            return null;
        }
        int plus = address.indexOf('+');
        String local = address.substring(0, plus > 0 && plus < at ? plus : at);
        return BY_LOCAL_PART.get(local.toLowerCase(Locale.ROOT));
    }

    private static Row row(Channel channel, String recipient, DeliveryOutcome outcome) {
        return new Row(channel, recipient, outcome.name(), outcome.description());
    }

    private static Map<String, DeliveryOutcome> byLocalPart() {
        Map<String, DeliveryOutcome> all = new LinkedHashMap<>();
        for (DeliveryOutcome outcome : DeliveryOutcomes.all()) {
            if (outcome.channels().contains(Channel.EMAIL)) {
                all.put(outcome.name(), outcome);
            }
        }
        return all;
    }

    private static Map<String, DeliveryOutcome> byDigits() {
        Map<String, DeliveryOutcome> all = new LinkedHashMap<>();
        all.put("000", DeliveryOutcomes.DEFAULT);
        all.put("001", DeliveryOutcomes.get("invalidnumber"));
        all.put("002", DeliveryOutcomes.get("noroute"));
        all.put("003", DeliveryOutcomes.get("blocked"));
        all.put("004", DeliveryOutcomes.get("notmobile"));
        all.put("005", DeliveryOutcomes.get("expired"));
        all.put("006", DeliveryOutcomes.get("buffered"));
        all.put("007", DeliveryOutcomes.get("nocredit"));
        all.put("008", DeliveryOutcomes.get("slow"));
        all.put("009", DeliveryOutcomes.get("failed"));
        all.put("010", DeliveryOutcomes.get("stop"));
        all.put("011", DeliveryOutcomes.get("echo"));
        all.put("020", DeliveryOutcomes.get("reject"));
        all.put("021", DeliveryOutcomes.get("drop"));
        all.put("029", DeliveryOutcomes.get("ratelimit"));
        all.put("050", DeliveryOutcomes.get("error500"));
        return all;
    }
}
