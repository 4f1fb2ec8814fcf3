/** The one look at a new key's secret. */
@NullMarked
package dev.latchkey.desktop.reveal;

import org.jspecify.annotations.NullMarked;
