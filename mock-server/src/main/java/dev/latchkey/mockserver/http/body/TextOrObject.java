package dev.latchkey.mockserver.http.body;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a list that is either a text or an object; the other is null.
 *
 * @param text the text
 * @param fields the object
 */
public record TextOrObject(@Nullable String text, @Nullable JsonObjectReader fields) {}
