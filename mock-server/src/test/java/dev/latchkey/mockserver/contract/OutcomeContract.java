package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Magic recipients, which determine the outcome of a message. */
interface OutcomeContract extends ContractFixture {
    /** Events after the message is queued, by magic recipient. */
    Map<String, String> EMAILS = Map.ofEntries(Map.entry("delivered", "sent delivered"),
            Map.entry("slow", "sent delivered"), Map.entry("failed", "failed"), Map.entry("bounce", "sent bounced"),
            Map.entry("mailboxfull", "sent bounced"), Map.entry("softbounce", "sent deferred delivered"),
            Map.entry("suppressed", "dropped"), Map.entry("opened", "sent delivered opened"),
            Map.entry("clicked", "sent delivered opened clicked"),
            Map.entry("unsubscribed", "sent delivered opened unsubscribed"),
            Map.entry("complaint", "sent delivered complained"), Map.entry("ooto", "sent delivered replied"));
    Map<String, String> NUMBERS = Map.ofEntries(Map.entry("000", "sent delivered"), Map.entry("001", "failed"),
            Map.entry("002", "failed"), Map.entry("003", "sent failed"), Map.entry("004", "failed"),
            Map.entry("005", "sent deferred failed"), Map.entry("006", "sent deferred delivered"),
            Map.entry("008", "sent delivered"), Map.entry("009", "failed"),
            Map.entry("010", "sent delivered replied unsubscribed"), Map.entry("011", "sent delivered replied"));
    Map<String, RefusalReason> REFUSING_EMAILS = Map.of("nocredit", RefusalReason.CREDIT_MISSING, "reject",
            RefusalReason.INVALID,
            "ratelimit", RefusalReason.TOO_MANY_REQUESTS, "error500", RefusalReason.INTERNAL);
    Map<String, RefusalReason> REFUSING_NUMBERS = Map.of("007", RefusalReason.CREDIT_MISSING, "020",
            RefusalReason.INVALID, "029",
            RefusalReason.TOO_MANY_REQUESTS, "050", RefusalReason.INTERNAL);

    @Test
    default void magicRecipientsChooseWhatHappens() {
        TestKey key = account().key();
        SoftAssertions assertions = new SoftAssertions();
        for (Channel channel : profile().channels()) {
            (channel == Channel.SMS ? NUMBERS : EMAILS).forEach((choice, expected) -> {
                String recipient = recipient(channel, choice);
                assertAccepted(sendAs(key, profile().sendRequest(OutgoingMessage.plain(channel, recipient))));
                account().advance("3d");
                assertions.assertThat(String.join(" ", account().events(account().messages().get(0).get("id"))))
                        .as(recipient).isEqualTo("queued " + expected);
            });
        }
        assertions.assertAll();
    }

    @Test
    default void magicRecipientsChooseHowASendIsRefused() {
        TestKey key = account().key();
        for (Channel channel : profile().channels()) {
            (channel == Channel.SMS ? REFUSING_NUMBERS : REFUSING_EMAILS).forEach((choice, reason) -> assertRefused(
                    sendAs(key, profile().sendRequest(OutgoingMessage.plain(channel, recipient(channel, choice)))),
                    reason));
        }
        assertNothingStored();
    }

    @Test
    default void aMagicRecipientBreaksTheConnection() {
        TestKey key = account().key();
        for (Channel channel : profile().channels()) {
            TestRequest request = profile().sendRequest(OutgoingMessage.plain(channel,
                    recipient(channel, channel == Channel.SMS
                            ? "021"
                            : "drop")));
            try (HttpTestClient.Connection connection = http().connect()) {
                assertThat(connection.write(profile().authenticate(key, request).wire()).rest()).isIn("", "<reset>");
            }
        }
        assertNothingStored();
    }

    @Test
    default void whatWaitsByNatureWaitsForTheClock() {
        for (Channel channel : profile().channels()) {
            String choice = channel == Channel.SMS ? "006" : "softbounce";
            assertAccepted(sendAs(account().key(),
                    profile().sendRequest(OutgoingMessage.plain(channel, recipient(channel, choice)))));
            Object id = account().messages().get(0).get("id");

            account().advance("299s");
            assertThat(account().events(id)).isEqualTo(List.of("queued", "sent", "deferred"));
            account().advance("1s");
            assertThat(account().events(id)).isEqualTo(List.of("queued", "sent", "deferred", "delivered"));
        }
    }

    private static String recipient(Channel channel, String choice) {
        return channel == Channel.SMS ? "+447700900" + choice : choice + "@magic.latchkey.test";
    }
}
