/** Checks and helpers for the characters of a text. */
@NullMarked
package dev.latchkey.sdk.internal.text;

import org.jspecify.annotations.NullMarked;
