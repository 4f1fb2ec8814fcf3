package dev.latchkey.sdk.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Redacts secrets from the bodies of error responses. */
final class Redaction {
    static final String HIDDEN = "[hidden]";

    private static final int MAX_EXCERPT = 8 * 1024;
    private static final Pattern PAIR = Pattern.compile("(?i)\\b(" + SecretNames.PATTERN + ")=[^&\\s\"'<>]++");
    private static final Pattern ELEMENT = Pattern
            .compile("(?i)<(" + SecretNames.PATTERN + ")((?:\\s[^<>]*+)?)>[^<]++");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(Bearer|Basic)(\\s++)[A-Za-z0-9+/=._~-]{4,}+");

    /** Shorter values occur by chance in any text. */
    private static final int MIN_SECRET_LENGTH = 4;

    private Redaction() {}

    /** Returns the body with the values of these credentials redacted, also in their JSON and URL encoded forms. */
    static byte[] redact(byte[] body, Credentials credentials) {
        if (!credentials.prefilter().mayBeIn(body)) {
            return body;
        }
        String original = new String(body, StandardCharsets.UTF_8);
        String text = redact(original, credentials);
        return text.equals(original) ? body : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the text with the values of these credentials redacted. */
    static String redact(String original, Credentials credentials) {
        if (!credentials.prefilter().mayBeIn(original)) {
            return original;
        }
        List<String> values;
        try {
            values = credentials.reveal();
        } catch (IllegalStateException e) {
            // The secret was closed in the meantime, so its value is no longer available.
            return original;
        }
        String text = original;
        for (String value : values) {
            if (value.length() >= MIN_SECRET_LENGTH) {
                text = redactEncodedForms(text.replace(value, HIDDEN), value);
            }
        }
        return text;
    }

    /** Redacts the encoded forms of a value. An encoded form contains one of these characters, which few texts do. */
    private static String redactEncodedForms(String original, String value) {
        String text = original;
        if (text.indexOf('\\') >= 0) {
            text = text.replace(escapeJson(value), HIDDEN);
        }
        if (text.indexOf('%') >= 0 || value.indexOf(' ') >= 0) {
            text = text.replace(URLEncoder.encode(value, StandardCharsets.UTF_8), HIDDEN);
        }
        return text;
    }

    /** Returns the beginning of a body for display, with values that look secret redacted. */
    static String excerpt(String body) {
        String head = body.length() > MAX_EXCERPT ? body.substring(0, MAX_EXCERPT) : body;
        String text = redactMembers(head);
        // Patterns are slow, and most error responses are JSON, which rarely contains these characters.
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

    /**
     * Returns the start of the value of the JSON member whose name starts with this quote. Returns a negative number
     * if its name is not secret.
     */
    private static int secretValueStart(String json, int quote) {
        int end = quote + 1;
        while (end < json.length() && SecretNames.isNameCharacter(json.charAt(end))) {
            end++;
        }
        if (end == json.length() || json.charAt(end) != '"') {
            return -1;
        }
        int colon = skipWhitespace(json, end + 1);
        boolean isMember = colon < json.length() && json.charAt(colon) == ':';
        return isMember && SecretNames.isSecretName(json, quote + 1, end) ? skipWhitespace(json, colon + 1) : -1;
    }

    private static int skipWhitespace(String json, int start) {
        int end = start;
        while (end < json.length()
                && (json.charAt(end) == ' ' || json.charAt(end) >= '\t' && json.charAt(end) <= '\r')) {
            end++;
        }
        return end;
    }

    /** Returns the end of the JSON value that starts here, or the end of the text if it is truncated. */
    private static int valueEnd(String json, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return i;
                }
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (c == ',' && depth == 0) {
                return i;
            }
        }
        return json.length();
    }

    private static String escapeJson(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
    }
}
