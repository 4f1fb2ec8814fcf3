package dev.latchkey.desktop.clipboard;

import java.util.Optional;

/** The system's clipboard, as little of it as is needed. */
public interface ClipboardPort {
    /** Puts a text that history tools are asked not to record. */
    void putConcealed(String text);

    /** Puts a text anyone may keep. */
    void putPlain(String text);

    /** The text that is there. */
    Optional<String> text();

    /** Empties it. */
    void clear();
}
