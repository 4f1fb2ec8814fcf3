package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Criteria.Term;
import dev.latchkey.sdk.keys.Environment;
import java.util.Locale;

/** Formats search terms in the syntax of the search language. */
final class SearchTermFormatter {
    private SearchTermFormatter() {}

    static String of(Term term) {
        return switch (term) {
            case Criteria.Not not -> "-" + of(not.term());
            case Criteria.Contains contains -> field(contains.field()) + quoted(contains.text());
            case Criteria.ChannelIs via -> "channel:" + via.channel().wireName();
            case Criteria.EnvironmentIs in ->
                "mode:" + (in.environment().equals(Environment.LIVE) ? "live" : "sandbox");
            case Criteria.StatusIs has -> "status:" + has.status().wireName();
            case Criteria.SourceIs from -> "source:" + from.source().wireName();
            case Criteria.WithKey key -> "key:" + quoted(key.idOrName());
            case Criteria.GatewayIs through -> "gateway:" + through.gateway();
            case Criteria.HasTag tagged -> "tag:" + quoted(tagged.tag());
            case Criteria.HasAttachment attached -> "has:attachment";
            case Criteria.AcceptedSince since -> "after:" + since.moment();
            case Criteria.AcceptedBefore before -> "before:" + before.moment();
            case Criteria.LargerThan larger -> "larger:" + larger.bytes();
        };
    }

    private static String field(Criteria.Field field) {
        return switch (field) {
            case ANYWHERE -> "";
            case SENDER -> "from:";
            case RECIPIENT -> "to:";
            default -> field.name().toLowerCase(Locale.ROOT) + ":";
        };
    }

    private static String quoted(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@._-+".indexOf(c) >= 0)
                ? text
                : '"' + text + '"';
    }
}
