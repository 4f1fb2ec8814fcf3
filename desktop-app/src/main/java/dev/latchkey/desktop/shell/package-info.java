/** Window around the screens: sidebar, toolbar, router, overlays, toasts, status bar and actions. */
@NullMarked
package dev.latchkey.desktop.shell;

import org.jspecify.annotations.NullMarked;
