package dev.latchkey.desktop.clipboard;

import java.util.Optional;

/** Operations of the system clipboard that the app needs. */
public interface ClipboardPort {
    /** Copies a text and asks clipboard managers not to record it. */
    void putConcealed(String text);

    /** Copies a text without restrictions. */
    void putPlain(String text);

    /** Returns the text on the clipboard, if any. */
    Optional<String> text();

    /** Clears the clipboard. */
    void clear();
}
