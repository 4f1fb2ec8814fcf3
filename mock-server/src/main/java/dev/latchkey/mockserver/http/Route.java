package dev.latchkey.mockserver.http;

/**
 * One thing that can be asked for.
 *
 * @param <T> what the route leads to
 * @param method {@code GET}, {@code POST} and so on
 * @param template path, with variables in braces: {@code /keys/{id}}
 * @param target what the route leads to
 */
public record Route<T>(String method, String template, T target) {}
