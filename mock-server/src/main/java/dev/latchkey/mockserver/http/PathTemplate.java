package dev.latchkey.mockserver.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parsed path with variables in braces. */
final class PathTemplate {
    private final String[] segments;
    private final boolean[] variable;
    private final int variables;

    PathTemplate(String template) {
        segments = segments(template);
        variable = new boolean[segments.length];
        int count = 0;
        for (int i = 0; i < segments.length; i++) {
            variable[i] = segments[i].startsWith("{");
            if (variable[i]) {
                segments[i] = segments[i].substring(1, segments[i].length() - 1);
                count++;
            }
        }
        variables = count;
    }

    /** Splits an encoded path into decoded segments. */
    static String[] segments(String rawPath) {
        List<String> segments = new ArrayList<>(8);
        int from = 0;
        for (int slash = rawPath.indexOf('/'); slash >= 0; slash = rawPath.indexOf('/', from)) {
            segments.add(decode(rawPath.substring(from, slash)));
            from = slash + 1;
        }
        segments.add(decode(rawPath.substring(from)));
        return segments.toArray(String[]::new);
    }

    /** Returns true if a path of these segments matches. */
    boolean matches(String[] path) {
        if (path.length != segments.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (variable[i] ? path[i].isEmpty() : !segments[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the values of the variables in a matching path. */
    Map<String, String> variables(String[] path) {
        if (variables == 0) {
            return Map.of();
        }
        Map<String, String> values = HashMap.newHashMap(variables);
        for (int i = 0; i < segments.length; i++) {
            if (variable[i]) {
                values.put(segments[i], path[i]);
            }
        }
        return values;
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            // In a path a plus sign stands for itself.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
