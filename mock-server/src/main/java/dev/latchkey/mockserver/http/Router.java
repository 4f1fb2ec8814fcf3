package dev.latchkey.mockserver.http;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds what a request asks for.
 *
 * @param <T> what routes lead to
 */
public final class Router<T> {
    private final List<Entry<T>> entries;

    private record Entry<T>(Route<T> route, PathTemplate template) {}

    /** A router over these; the first that fits is taken. */
    public Router(List<Route<T>> routes) {
        this.entries = routes.stream().map(route -> new Entry<>(route, new PathTemplate(route.template()))).toList();
    }

    /** What a request turned out to ask for. */
    public sealed interface Match<T> {}

    /** A route, and the variables of its path. */
    public record Found<T>(Route<T> route, Map<String, String> variables) implements Match<T> {}

    /** The path is known, but not with this method; these there are. */
    public record WrongMethod<T>(List<String> allowed) implements Match<T> {}

    /** The path is not known. */
    public record Unknown<T>() implements Match<T> {}

    /** Looks a request up. {@code HEAD} is asked and answered as {@code GET}; whoever writes leaves the body out. */
    public Match<T> match(Request request) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        String[] path = PathTemplate.segments(request.rawPath());
        for (Entry<T> entry : entries) {
            if (entry.route().method().equals(method) && entry.template().matches(path)) {
                return new Found<>(entry.route(), entry.template().variables(path));
            }
        }
        TreeSet<String> others = new TreeSet<>();
        for (Entry<T> entry : entries) {
            if (entry.template().matches(path)) {
                others.add(entry.route().method());
            }
        }
        if (others.contains("GET")) {
            others.add("HEAD");
        }
        return others.isEmpty() ? new Unknown<>() : new WrongMethod<>(List.copyOf(others));
    }
}
