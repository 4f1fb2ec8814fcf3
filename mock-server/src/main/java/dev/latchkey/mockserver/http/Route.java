package dev.latchkey.mockserver.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can be asked for.
 *
 * @param <T> what the route leads to
 * @param method {@code GET}, {@code POST} and so on
 * @param template path, with variables in braces: {@code /keys/{id}}
 * @param target what the route leads to
 */
public record Route<T>(String method, String template, T target) {
    /** The variables of the path, when the path is of this route. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> wanted = List.of(template.split("/", -1));
        List<String> given = List.of(rawPath.split("/", -1));
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = decoded(given.get(i));
            if (wanted.get(i).startsWith("{")) {
                if (segment.isEmpty()) {
                    return Optional.empty();
                }
                variables.put(wanted.get(i).substring(1, wanted.get(i).length() - 1), segment);
            } else if (!wanted.get(i).equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String decoded(String segment) {
        try {
            // A plus sign is itself in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
