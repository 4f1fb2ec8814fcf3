package dev.latchkey.mockserver.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds what a request asks for.
 *
 * @param <T> what routes lead to
 */
public final class Router<T> {
    private final List<Route<T>> routes;

    /** A router over these; the first that fits is taken. */
    public Router(List<Route<T>> routes) {
        this.routes = List.copyOf(routes);
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
        TreeSet<String> others = new TreeSet<>();
        for (Route<T> route : routes) {
            Optional<Map<String, String>> variables = route.match(request.rawPath());
            if (variables.isPresent() && route.method().equals(method)) {
                return new Found<>(route, variables.get());
            }
            variables.ifPresent(found -> others.add(route.method()));
        }
        if (others.contains("GET")) {
            others.add("HEAD");
        }
        return others.isEmpty() ? new Unknown<>() : new WrongMethod<>(List.copyOf(others));
    }
}
