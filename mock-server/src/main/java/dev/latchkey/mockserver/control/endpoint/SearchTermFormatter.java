package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Criteria.Term;
import dev.latchkey.sdk.keys.Environment;
import java.util.Locale;

/** Terms as somebody would write them in a query. */
final class SearchTermFormatter {
    private SearchTermFormatter() {}

    static String of(Term term) {
        return switch (term) {
            case Criteria.Not not -> "-" + of(not.term());
            case Criteria.Contains contains -> field(contains.field()) + quoted(contains.text());
            case Criteria.Via via -> "channel:" + via.channel().wireName();
            case Criteria.In in -> "mode:" + (in.environment().equals(Environment.LIVE) ? "live" : "sandbox");
            case Criteria.Has has -> "status:" + has.status().wireName();
            case Criteria.From from -> "source:" + from.source().wireName();
            case Criteria.WithKey key -> "key:" + quoted(key.idOrName());
            case Criteria.Through through -> "gateway:" + through.gateway();
            case Criteria.Tagged tagged -> "tag:" + quoted(tagged.tag());
            case Criteria.Attached attached -> "has:attachment";
            case Criteria.Since since -> "after:" + since.moment();
            case Criteria.Before before -> "before:" + before.moment();
            case Criteria.Larger larger -> "larger:" + larger.bytes();
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
