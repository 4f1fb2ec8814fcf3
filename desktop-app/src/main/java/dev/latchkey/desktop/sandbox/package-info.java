/** The built-in sandbox; the one package that knows the mock server. */
@NullMarked
package dev.latchkey.desktop.sandbox;

import org.jspecify.annotations.NullMarked;
