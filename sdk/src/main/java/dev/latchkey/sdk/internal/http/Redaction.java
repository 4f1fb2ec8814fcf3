package dev.latchkey.sdk.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a refusal's body what must not be seen. */
final class Redaction {
    static final String HIDDEN = "[hidden]";

    private static final int MAX_EXCERPT = 8 * 1024;
    private static final Pattern PAIR = Pattern.compile("(?i)\\b(" + SecretNames.PATTERN + ")=[^&\\s\"'<>]++");
    private static final Pattern ELEMENT = Pattern
            .compile("(?i)<(" + SecretNames.PATTERN + ")((?:\\s[^<>]*+)?)>[^<]++");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(Bearer|Basic)(\\s++)[A-Za-z0-9+/=._~-]{4,}+");

    /** Shorter ones occur by chance in any text. */
    private static final int MIN_SECRET_LENGTH = 4;

    private Redaction() {}

    /** The body without what these credentials reveal, in the forms that JSON and addresses give it. */
    static byte[] redact(byte[] body, Credentials credentials) {
        if (!credentials.prefilter().mayBeIn(body)) {
            return body;
        }
        String before = new String(body, StandardCharsets.UTF_8);
        String text = redact(before, credentials);
        return text.equals(before) ? body : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text without what these credentials reveal. */
    static String redact(String before, Credentials credentials) {
        if (!credentials.prefilter().mayBeIn(before)) {
            return before;
        }
        List<String> values;
        try {
            values = credentials.reveal();
        } catch (IllegalStateException e) {
            // The secret was closed meanwhile, so it is no longer known here either.
            return before;
        }
        String text = before;
        for (String value : values) {
            if (value.length() >= MIN_SECRET_LENGTH) {
                text = redactEncodedForms(text.replace(value, HIDDEN), value);
            }
        }
        return text;
    }

    /** Where another form differs from the value, it has one of these signs, which few texts have. */
    private static String redactEncodedForms(String before, String value) {
        String text = before;
        if (text.indexOf('\\') >= 0) {
            text = text.replace(escapeJson(value), HIDDEN);
        }
        if (text.indexOf('%') >= 0 || value.indexOf(' ') >= 0) {
            text = text.replace(URLEncoder.encode(value, StandardCharsets.UTF_8), HIDDEN);
        }
        return text;
    }

    /** The beginning of a body, for people: what looks like a secret is hidden. */
    static String excerpt(String body) {
        String head = body.length() > MAX_EXCERPT ? body.substring(0, MAX_EXCERPT) : body;
        String text = redactMembers(head);
        // Patterns are slow, and most refusals are JSON, which has none of these.
        if (text.indexOf('=') >= 0) {
            text = PAIR.matcher(text).replaceAll("$1=" + HIDDEN);
        }
        if (text.indexOf('<') >= 0) {
            text = ELEMENT.matcher(text).replaceAll("<$1$2>" + HIDDEN);
        }
        if (SecretNames.contains(text, "bearer", 0, text.length())
                || SecretNames.contains(text, "basic", 0, text.length())) {
            text = SCHEME.matcher(text).replaceAll("$1$2" + HIDDEN);
        }
        return text;
    }

    private static String redactMembers(String json) {
        StringBuilder text = null;
        int done = 0;
        int quote = json.indexOf('"');
        while (quote >= 0) {
            int value = secretValueStart(json, quote);
            if (value < 0) {
                quote = json.indexOf('"', quote + 1);
                continue;
            }
            if (text == null) {
                text = new StringBuilder(json.length());
            }
            text.append(json, done, value).append('"').append(HIDDEN).append('"');
            done = valueEnd(json, value);
            quote = json.indexOf('"', done);
        }
        return text == null ? json : text.append(json, done, json.length()).toString();
    }

    /** Where the value of the member starts whose name begins with this quote; negative when it is no secret's name. */
    private static int secretValueStart(String json, int quote) {
        int end = quote + 1;
        while (end < json.length() && SecretNames.isNameCharacter(json.charAt(end))) {
            end++;
        }
        if (end == json.length() || json.charAt(end) != '"') {
            return -1;
        }
        int colon = skipWhitespace(json, end + 1);
        boolean member = colon < json.length() && json.charAt(colon) == ':';
        return member && SecretNames.isSecretName(json, quote + 1, end) ? skipWhitespace(json, colon + 1) : -1;
    }

    private static int skipWhitespace(String json, int start) {
        int end = start;
        while (end < json.length()
                && (json.charAt(end) == ' ' || json.charAt(end) >= '\t' && json.charAt(end) <= '\r')) {
            end++;
        }
        return end;
    }

    /** Where the JSON value that starts here ends; the end of the text when it was cut off. */
    private static int valueEnd(String json, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < json.length(); i++) {
            char sign = json.charAt(i);
            if (quoted) {
                if (sign == '\\') {
                    i++;
                } else if (sign == '"') {
                    quoted = false;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
            } else if (sign == '"') {
                quoted = true;
            } else if (sign == '{' || sign == '[') {
                depth++;
            } else if (sign == '}' || sign == ']') {
                if (depth == 0) {
                    return i;
                }
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (sign == ',' && depth == 0) {
                return i;
            }
        }
        return json.length();
    }

    private static String escapeJson(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
    }
}
