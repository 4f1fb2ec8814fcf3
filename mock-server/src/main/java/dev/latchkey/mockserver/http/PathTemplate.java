package dev.latchkey.mockserver.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A path with variables in braces, taken apart beforehand. */
final class PathTemplate {
    private final String[] segments;
    private final boolean[] variable;
    private final int variables;

    PathTemplate(String template) {
        segments = segments(template);
        variable = new boolean[segments.length];
        int found = 0;
        for (int i = 0; i < segments.length; i++) {
            variable[i] = segments[i].startsWith("{");
            if (variable[i]) {
                segments[i] = segments[i].substring(1, segments[i].length() - 1);
                found++;
            }
        }
        variables = found;
    }

    /** The segments of a path as it was sent, each decoded. */
    static String[] segments(String rawPath) {
        List<String> segments = new ArrayList<>(8);
        int from = 0;
        for (int slash = rawPath.indexOf('/'); slash >= 0; slash = rawPath.indexOf('/', from)) {
            segments.add(decoded(rawPath.substring(from, slash)));
            from = slash + 1;
        }
        segments.add(decoded(rawPath.substring(from)));
        return segments.toArray(String[]::new);
    }

    /** Whether a path of these segments is of this template. */
    boolean matches(String[] given) {
        if (given.length != segments.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (variable[i] ? given[i].isEmpty() : !segments[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    /** The variables of a path that fits. */
    Map<String, String> variables(String[] given) {
        if (variables == 0) {
            return Map.of();
        }
        Map<String, String> values = HashMap.newHashMap(variables);
        for (int i = 0; i < segments.length; i++) {
            if (variable[i]) {
                values.put(segments[i], given[i]);
            }
        }
        return values;
    }

    private static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            // A plus sign is itself in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
