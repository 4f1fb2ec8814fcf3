package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.clipboard.ClipboardPort;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clipboard of its own for each test. */
public final class FakeClipboard implements ClipboardPort {
    /** What is on it. */
    public @Nullable String content;

    /** Whether history tools were asked to skip it. */
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
