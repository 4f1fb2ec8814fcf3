package dev.latchkey.mockserver.http.body;

import org.jspecify.annotations.Nullable;

/**
 * Entry of a list: either a text or an object; the other is null.
 *
 * @param text the text
 * @param fields the object
 */
public record TextOrObject(@Nullable String text, @Nullable JsonObjectReader fields) {}
