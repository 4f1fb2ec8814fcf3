package dev.latchkey.mockserver.mime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces the {@code cid:} URLs of HTML, which refer to parts of the mail by their Content-ID (RFC 2392). */
public final class ContentIdReplacer {
    // A URL in quotes ends with them. Any other one, also in CSS, ends with a space or a bracket, too.
    private static final Pattern URL = Pattern
            .compile("(?i)(?:\"\\s*+cid:([^\"<>]{1,1000}+)(?=\")|'\\s*+cid:([^'<>]{1,1000}+)(?=')"
                    + "|(?<![a-z0-9+.-])cid:((?:[^\\s\"'<>()&]|&(?!quot;|#39;|#34;)){1,1000}+))");

    private ContentIdReplacer() {}

    /**
     * Replaces the URLs of known ids.
     *
     * @param replacement gives the URL in place of an id, or null to leave it. It is called once for each id.
     */
    public static String replace(String html, Function<String, @Nullable String> replacement) {
        Map<String, Optional<String>> known = new HashMap<>();
        return URL.matcher(html).replaceAll(found -> {
            int group = found.group(1) != null ? 1 : found.group(2) != null ? 2 : 3;
            String id = HtmlText.unescape(found.group(group)).strip();
            String quote = group == 1 ? "\"" : group == 2 ? "'" : "";
            Optional<String> url = known.computeIfAbsent(id, key -> Optional.ofNullable(replacement.apply(key))
                    .or(() -> Optional.ofNullable(replacement.apply(decode(key)))));
            return Matcher.quoteReplacement(url.map(target -> quote + target).orElse(found.group()));
        });
    }

    private static String decode(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }
}
