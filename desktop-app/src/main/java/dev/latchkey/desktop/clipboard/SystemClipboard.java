package dev.latchkey.desktop.clipboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/**
 * Clipboard of the operating system. The hints for clipboard managers are raw bytes: JavaFX would write a string with
 * Java serialisation, which no clipboard manager can read.
 */
public final class SystemClipboard implements ClipboardPort {
    /** Hint that KDE Klipper and others follow; KeePassXC uses it too. */
    private static final DataFormat KDE = format("x-kde-passwordManagerHint");

    /** Windows: excludes the content from processing by clipboard tools. */
    private static final DataFormat WINDOWS_MONITORS = format("ExcludeClipboardContentFromMonitorProcessing");

    /** Windows: 0 keeps the content out of the history. */
    private static final DataFormat WINDOWS_HISTORY = format("CanIncludeInClipboardHistory");

    /** Windows: 0 keeps the content from other devices. */
    private static final DataFormat WINDOWS_CLOUD = format("CanUploadToCloudClipboard");

    /** macOS: type that clipboard tools agreed on at nspasteboard.org. */
    private static final DataFormat MAC = format("org.nspasteboard.ConcealedType");

    @Override
    public void putConcealed(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        content.put(KDE, ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
        content.put(WINDOWS_MONITORS, ByteBuffer.allocate(4));
        content.put(WINDOWS_HISTORY, ByteBuffer.allocate(4));
        content.put(WINDOWS_CLOUD, ByteBuffer.allocate(4));
        content.put(MAC, ByteBuffer.allocate(1));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void putPlain(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public Optional<String> text() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    @Override
    public void clear() {
        Clipboard.getSystemClipboard().clear();
    }

    private static DataFormat format(String name) {
        DataFormat known = DataFormat.lookupMimeType(name);
        return known == null ? new DataFormat(name) : known;
    }
}
