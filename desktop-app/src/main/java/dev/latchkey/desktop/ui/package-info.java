/** What every screen is made of: controls, theme, texts, formats, background work. */
@NullMarked
package dev.latchkey.desktop.ui;

import org.jspecify.annotations.NullMarked;
