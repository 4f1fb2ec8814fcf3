/** The window around the screens: sidebar, toolbar, router, overlays, toasts, status bar, commands. */
@NullMarked
package dev.latchkey.desktop.shell;

import org.jspecify.annotations.NullMarked;
