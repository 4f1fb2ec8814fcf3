package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.store.CaseFoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL condition that selects messages, with its parameters. */
final class Where {
    private static final List<String> ANYWHERE = List.of("search_sender", "search_recipients", "search_subject",
            "search_tags", "search_reference", "search_body");

    private final StringBuilder text = new StringBuilder("account_id = ?");
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Converts search criteria. */
    Where(MessageCriteria criteria) {
        parameters.add(criteria.accountId());
        for (MessageCriteria.Term term : criteria.terms()) {
            text.append(" AND ").append(condition(term));
        }
    }

    /** Adds a condition. */
    Where and(String condition, Object parameter) {
        text.append(" AND ").append(condition);
        parameters.add(parameter);
        return this;
    }

    /** The SQL text. */
    String text() {
        return text.toString();
    }

    /** The parameters, followed by the given ones. */
    @Nullable
    Object[] parameters(Object... more) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return all.toArray();
    }

    private String condition(MessageCriteria.Term term) {
        return switch (term) {
            // No column is null, so NOT matches exactly the other messages.
            case MessageCriteria.Not not -> "NOT (" + condition(not.term()) + ")";
            case MessageCriteria.Contains contains -> contains(contains);
            case MessageCriteria.HasAddress has -> hasAddress(has);
            case MessageCriteria.ChannelIs via -> bind("channel = ?", via.channel().wireName());
            case MessageCriteria.EnvironmentIs in -> bind("environment = ?", in.environment().name());
            case MessageCriteria.StatusIs has -> bind("status = ?", has.status().wireName());
            case MessageCriteria.SourceIs from -> bind("source = ?", from.source().wireName());
            case MessageCriteria.WithKey key -> {
                parameters.add(key.idOrName());
                yield bind("(key_id = ? OR search_key = ?)", CaseFoldedText.fold(key.idOrName()));
            }
            case MessageCriteria.GatewayIs through -> bind("gateway = ?", CaseFoldedText.fold(through.gateway()));
            case MessageCriteria.HasTag tagged ->
                like("search_tags",
                        CaseFoldedText.SEPARATOR + CaseFoldedText.fold(tagged.tag()) + CaseFoldedText.SEPARATOR);
            case MessageCriteria.HasAttachment attached -> "attachment_count > 0";
            case MessageCriteria.AcceptedSince since -> bind("accepted >= ?", since.moment().toEpochMilli());
            case MessageCriteria.AcceptedBefore before -> bind("accepted < ?", before.moment().toEpochMilli());
            case MessageCriteria.LargerThan larger -> bind("size > ?", larger.bytes());
        };
    }

    private String contains(MessageCriteria.Contains contains) {
        String text = CaseFoldedText.fold(contains.text());
        return columns(contains.field()).stream().map(column -> like(column, text))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String hasAddress(MessageCriteria.HasAddress has) {
        return columns(has.field()).stream()
                .flatMap(column -> CaseFoldedText.addressForms(has.address()).stream().map(form -> {
                    String separator = String.valueOf(CaseFoldedText.SEPARATOR);
                    parameters.add(separator);
                    parameters.add(separator);
                    return like("(? || " + column + " || ?)", form);
                })).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static List<String> columns(MessageCriteria.Field field) {
        return switch (field) {
            case ANYWHERE -> ANYWHERE;
            case SENDER -> List.of("search_sender");
            case RECIPIENT -> List.of("search_recipients");
            case CC -> List.of("search_cc");
            case BCC -> List.of("search_bcc");
            case REPLY_TO -> List.of("search_reply_to");
            case MESSAGE_ID -> List.of("search_message_id");
            case SUBJECT -> List.of("search_subject");
            case BODY -> List.of("search_body");
        };
    }

    private String like(String column, String text) {
        String escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return bind(column + " LIKE ? ESCAPE '!'", "%" + escaped + "%");
    }

    private String bind(String condition, Object parameter) {
        parameters.add(parameter);
        return condition;
    }
}
