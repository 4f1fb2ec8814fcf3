package dev.latchkey.mockserver.http;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the route for a request.
 *
 * @param <T> type of the targets
 */
public final class HttpRouter<T> {
    private final List<Entry<T>> entries;

    private record Entry<T>(Route<T> route, PathTemplate template) {}

    /** Creates a router. If several routes match, the first is used. */
    public HttpRouter(List<Route<T>> routes) {
        this.entries = routes.stream().map(route -> new Entry<>(route, new PathTemplate(route.template()))).toList();
    }

    /** Result of routing a request. */
    public sealed interface Match<T> {}

    /** A matching route, and the values of its path variables. */
    public record Found<T>(Route<T> route, Map<String, String> variables) implements Match<T> {}

    /** A path that exists, but not with this method. These methods are allowed. */
    public record WrongMethod<T>(List<String> allowed) implements Match<T> {}

    /** A path that does not exist. */
    public record Unknown<T>() implements Match<T> {}

    /** Finds the route for a request. {@code HEAD} is routed as {@code GET}; the response writer omits the body. */
    public Match<T> match(ServerRequest request) {
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

    /**
     * Method and path, and the target that handles them.
     *
     * @param <T> type of the target
     * @param method {@code GET}, {@code POST} and so on
     * @param template path, with variables in braces: {@code /keys/{id}}
     * @param target handler of the route
     */
    public record Route<T>(String method, String template, T target) {}
}
