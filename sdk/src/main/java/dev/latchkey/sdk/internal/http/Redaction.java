package dev.latchkey.sdk.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a refusal's body what must not be seen. */
final class Redaction {
    static final String HIDDEN = "[hidden]";

    private static final int EXCERPT = 8 * 1024;
    private static final String SECRET_NAME = "[\\w.:-]*(?:secret|token|passw|passphrase|pwd|api[_-]?key|private[_-]?key"
            + "|authorization|credential|signature|session)[\\w.:-]*|key|pin|otp";
    private static final Pattern MEMBER = Pattern.compile("\"(?i:" + SECRET_NAME + ")\"\\s*+:\\s*+");
    private static final Pattern PAIR = Pattern.compile("(?i)\\b(" + SECRET_NAME + ")=[^&\\s\"'<>]++");
    private static final Pattern ELEMENT = Pattern.compile("(?i)<(" + SECRET_NAME + ")((?:\\s[^<>]*+)?)>[^<]++");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(Bearer|Basic)(\\s++)[A-Za-z0-9+/=._~-]{4,}+");

    /** Shorter ones occur by chance in any text. */
    private static final int SHORTEST = 4;

    private Redaction() {}

    /** The body without what these credentials reveal, in the forms that JSON and addresses give it. */
    static byte[] without(byte[] body, Credentials credentials) {
        if (body.length == 0) {
            return body;
        }
        String before = new String(body, StandardCharsets.UTF_8);
        String text = without(before, credentials);
        return text.equals(before) ? body : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text without what these credentials reveal. */
    static String without(String before, Credentials credentials) {
        List<String> values;
        try {
            values = credentials.reveal();
        } catch (IllegalStateException e) {
            // The secret was closed meanwhile, so it is no longer known here either.
            return before;
        }
        String text = before;
        for (String value : values) {
            if (value.length() >= SHORTEST) {
                text = text.replace(value, HIDDEN).replace(escaped(value), HIDDEN)
                        .replace(URLEncoder.encode(value, StandardCharsets.UTF_8), HIDDEN);
            }
        }
        return text;
    }

    /** The beginning of a body, for people: what looks like a secret is hidden. */
    static String excerpt(String body) {
        String head = body.length() > EXCERPT ? body.substring(0, EXCERPT) : body;
        String text = members(head);
        text = PAIR.matcher(text).replaceAll("$1=" + HIDDEN);
        text = ELEMENT.matcher(text).replaceAll("<$1$2>" + HIDDEN);
        return SCHEME.matcher(text).replaceAll("$1$2" + HIDDEN);
    }

    private static String members(String json) {
        Matcher member = MEMBER.matcher(json);
        StringBuilder text = new StringBuilder(json.length());
        int done = 0;
        while (member.find(done)) {
            text.append(json, done, member.end()).append('"').append(HIDDEN).append('"');
            done = end(json, member.end());
        }
        return text.append(json, done, json.length()).toString();
    }

    /** Where the JSON value that starts here ends; the end of the text when it was cut off. */
    private static int end(String json, int start) {
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

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
    }
}
