package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.clipboard.ClipboardPort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clipboard in memory. */
public final class FakeClipboard implements ClipboardPort {
    /** Text on the clipboard. */
    public @Nullable String content;

    /** True if clipboard managers were asked not to record the text. */
    public boolean concealed;

    @Override
    public void putConcealed(String text) {
        content = text;
        concealed = true;
    }

    @Override
    public void putPlain(String text) {
        content = text;
        concealed = false;
    }

    @Override
    public Optional<String> text() {
        return Optional.ofNullable(content);
    }

    @Override
    public void clear() {
        content = null;
    }
}
