/** Built-in sandbox. The only package that depends on the mock server. */
@NullMarked
package dev.latchkey.desktop.sandbox;

import org.jspecify.annotations.NullMarked;
