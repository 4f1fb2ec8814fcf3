package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageCriteria.Term;
import dev.latchkey.sdk.keys.Environment;
import java.util.Locale;

/** Formats search terms in the syntax of the search language. */
final class SearchTermFormatter {
    private SearchTermFormatter() {}

    static String of(Term term) {
        return switch (term) {
            case MessageCriteria.Not not -> "-" + of(not.term());
            case MessageCriteria.Contains contains -> field(contains.field()) + quoted(contains.text());
            case MessageCriteria.HasAddress has -> field(has.field()) + quoted(has.address());
            case MessageCriteria.ChannelIs via -> "channel:" + via.channel().wireName();
            case MessageCriteria.EnvironmentIs in ->
                "mode:" + (in.environment().equals(Environment.LIVE) ? "live" : "sandbox");
            case MessageCriteria.StatusIs has -> "status:" + has.status().wireName();
            case MessageCriteria.SourceIs from -> "source:" + from.source().wireName();
            case MessageCriteria.WithKey key -> "key:" + quoted(key.idOrName());
            case MessageCriteria.GatewayIs through -> "gateway:" + through.gateway();
            case MessageCriteria.HasTag tagged -> "tag:" + quoted(tagged.tag());
            case MessageCriteria.HasAttachment attached -> "has:attachment";
            case MessageCriteria.AcceptedSince since -> "after:" + since.moment();
            case MessageCriteria.AcceptedBefore before -> "before:" + before.moment();
            case MessageCriteria.LargerThan larger -> "larger:" + larger.bytes();
        };
    }

    private static String field(MessageCriteria.Field field) {
        return switch (field) {
            case ANYWHERE -> "";
            case SENDER -> "from:";
            case RECIPIENT -> "to:";
            default -> field.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":";
        };
    }

    private static String quoted(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@._-+".indexOf(c) >= 0)
                ? text
                : '"' + text + '"';
    }
}
