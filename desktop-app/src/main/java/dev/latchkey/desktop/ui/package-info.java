/** Building blocks of all screens: controls, theme, texts, formats and background tasks. */
@NullMarked
package dev.latchkey.desktop.ui;

import org.jspecify.annotations.NullMarked;
