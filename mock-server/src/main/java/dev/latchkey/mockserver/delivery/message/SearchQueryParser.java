package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageCriteria.Field;
import dev.latchkey.mockserver.model.MessageCriteria.Term;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.sdk.keys.Environment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses search queries. Words and {@code "quoted phrases"} match in any field, and an operator matches in one field. A
 * message must match all terms; a term after {@code -} or {@code !} must not match:
 *
 * <pre>{@code
 * subject: body:                  the field contains a text     subject:"your code"
 * to: cc: bcc: from: reply-to:    an address, or a piece of one to:ann@example.com to:@example.com
 * message-id:                     an id, or a piece of one
 * tag: key: gateway:              a tag, key (id or name) or gateway
 * channel:sms|email  source:http|smtp  mode:live|sandbox  status:bounced
 * is:                             a status, live or sandbox     is:delivered -is:live
 * has:attachment
 * after: before:                  a day or a time, in UTC       after:2026-03-01 before:2026-03-01T12:30:00Z
 * larger:                         bytes, with k or m            larger:100k
 * }</pre>
 */
final class SearchQueryParser {
    private static final String OPERATORS = "to, cc, bcc, from, reply-to, message-id, subject, body, tag, key, gateway, channel,"
            + " source, mode, status, is, has, after, before, larger";
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern ADDRESS = Pattern.compile("\\s*<?+([^\\s<>@,;]++@[^\\s<>@,;]++)>?+\\s*");
    private static final int MAX_TERMS = 30;

    private final String text;
    private int at;

    private SearchQueryParser(String text) {
        this.text = text;
    }

    /**
     * Parses a query; an empty one has no terms.
     *
     * @throws RefusedException if the query is invalid; the detail has the position, where the first character is 1
     */
    static List<Term> parse(String text) {
        SearchQueryParser query = new SearchQueryParser(text);
        if (text.length() > MAX_LENGTH) {
            throw query.invalid(MAX_LENGTH, "is too long: a query has at most " + MAX_LENGTH + " characters");
        }
        return query.terms();
    }

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            if (terms.size() == MAX_TERMS) {
                throw invalid(at, "is one term too many: a query has at most " + MAX_TERMS);
            }
            boolean not = text.charAt(at) == '-' || text.charAt(at) == '!';
            at += not ? 1 : 0;
            Term term = term();
            terms.add(not ? new MessageCriteria.Not(term) : term);
            skipSpace();
        }
        return terms;
    }

    private Term term() {
        int start = at;
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
            throw invalid(start - 1, "negates nothing: write a term directly after it, or quote it");
        }
        if (text.charAt(at) == '"') {
            return new MessageCriteria.Contains(Field.ANYWHERE, quoted());
        }
        String word = word(":\"");
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            return operator(word.toLowerCase(Locale.ROOT), start);
        }
        return new MessageCriteria.Contains(Field.ANYWHERE, word + word(""));
    }

    private Term operator(String name, int start) {
        int valueAt = at;
        Value value = new Value(name, value(), start, valueAt);
        return switch (name) {
            case "to" -> address(Field.RECIPIENT, value);
            case "cc" -> address(Field.CC, value);
            case "bcc" -> address(Field.BCC, value);
            case "from" -> address(Field.SENDER, value);
            case "reply-to" -> address(Field.REPLY_TO, value);
            case "message-id" -> address(Field.MESSAGE_ID, value);
            case "subject" -> new MessageCriteria.Contains(Field.SUBJECT, value.required());
            case "body" -> new MessageCriteria.Contains(Field.BODY, value.required());
            case "tag" -> new MessageCriteria.HasTag(value.required());
            case "key" -> new MessageCriteria.WithKey(value.required());
            case "gateway" -> new MessageCriteria.GatewayIs(value.required().toLowerCase(Locale.ROOT));
            case "channel" -> new MessageCriteria.ChannelIs(value.oneOf(Channel.values()));
            case "source" -> new MessageCriteria.SourceIs(value.oneOf(MessageSource.values()));
            case "mode" -> environment(value);
            case "status" -> new MessageCriteria.StatusIs(value.oneOf(MessageStatus.values()));
            case "is" -> is(value);
            case "has" -> has(value);
            case "after" -> new MessageCriteria.AcceptedSince(parseInstant(value));
            case "before" -> new MessageCriteria.AcceptedBefore(parseInstant(value));
            case "larger" -> new MessageCriteria.LargerThan(parseBytes(value));
            default -> throw invalid(start,
                    "is not an operator. The operators are " + OPERATORS + ". Quote a text that contains a colon");
        };
    }

    /** Creates a term for a whole address, with or without angle brackets, or else for a piece of text. */
    private static Term address(Field field, Value value) {
        String text = value.required();
        Matcher whole = ADDRESS.matcher(text);
        return whole.matches()
                ? new MessageCriteria.HasAddress(field, whole.group(1))
                : new MessageCriteria.Contains(field, text);
    }

    private Term environment(Value value) {
        return switch (value.required().toLowerCase(Locale.ROOT)) {
            case "live" -> new MessageCriteria.EnvironmentIs(Environment.LIVE);
            case "sandbox" -> new MessageCriteria.EnvironmentIs(Environment.SANDBOX);
            default -> throw value.expected("live or sandbox");
        };
    }

    private Term is(Value value) {
        String word = value.required().toLowerCase(Locale.ROOT);
        return word.equals("live") || word.equals("sandbox")
                ? environment(value)
                : new MessageCriteria.StatusIs(value.oneOf(MessageStatus.values(), "live", "sandbox"));
    }

    private static Term has(Value value) {
        return switch (value.required().toLowerCase(Locale.ROOT)) {
            case "attachment", "attachments" -> new MessageCriteria.HasAttachment();
            default -> throw value.expected("attachment");
        };
    }

    private static Instant parseInstant(Value value) {
        String word = value.required().toUpperCase(Locale.ROOT);
        try {
            return word.indexOf('T') < 0
                    ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(word);
        } catch (DateTimeException e) {
            throw value.expected("a day such as 2026-03-01, or a time such as 2026-03-01T12:30:00Z");
        }
    }

    private static long parseBytes(Value value) {
        String word = value.required().toLowerCase(Locale.ROOT);
        int shift = word.endsWith("k") ? 10 : word.endsWith("m") ? 20 : 0;
        try {
            long number = Long.parseLong(shift == 0 ? word : word.substring(0, word.length() - 1));
            if (number >= 0 && number <= Long.MAX_VALUE >> shift) {
                return number << shift;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with a number that is out of range.
        }
        throw value.expected("bytes such as 2000, 100k or 5m");
    }

    /** Value after an operator's colon, with the positions of both. */
    private final class Value {
        private final String name;
        private final String text;
        private final int start;
        private final int valueAt;

        Value(String name, String word, int start, int valueAt) {
            this.name = name;
            this.text = word;
            this.start = start;
            this.valueAt = valueAt;
        }

        String required() {
            if (text.isEmpty()) {
                throw SearchQueryParser.this.invalid(start,
                        "has no value: write one directly after the colon");
            }
            return text;
        }

        <T extends Enum<T>> T oneOf(T[] values, String... more) {
            String constant = required().toUpperCase(Locale.ROOT);
            for (T value : values) {
                if (value.name().equals(constant)) {
                    return value;
                }
            }
            throw expected("one of " + Stream.concat(Stream.of(values).map(v -> v.name().toLowerCase(Locale.ROOT)),
                    Stream.of(more)).collect(Collectors.joining(", ")));
        }

        RefusedException expected(String allowed) {
            return SearchQueryParser.this.invalid(valueAt, "is not valid for '" + name + ":', which takes " + allowed);
        }
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : word("");
    }

    /** Reads up to white space or one of these characters. */
    private String word(String ends) {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at;
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw invalid(start, "begins a phrase that does not end: add a closing quotation mark");
        }
        if (end == start + 1) {
            throw invalid(start, "is an empty phrase: write something between the quotation marks");
        }
        at = end + 1;
        return text.substring(start + 1, end);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RefusedException invalid(int position, String problem) {
        int end = position;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && end - position < 40) {
            end++;
        }
        String detail = "Position " + (position + 1) + " of the query: '" + text.substring(position, end) + "' "
                + problem + ".";
        return new RefusedException(
                new Refusal(RefusalReason.INVALID, detail, List.of(new InvalidField("#/q", "wrong-query", detail)),
                        List.of()));
    }
}
