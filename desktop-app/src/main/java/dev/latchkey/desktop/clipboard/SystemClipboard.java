package dev.latchkey.desktop.clipboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/**
 * The clipboard of the desktop. The wishes not to be recorded are raw bytes: JavaFX would serialise a string the Java
 * way, and no clipboard tool would understand it.
 */
public final class SystemClipboard implements ClipboardPort {
    /** KDE's Klipper, KeePassXC's own and others that follow them. */
    private static final DataFormat KDE = format("x-kde-passwordManagerHint");

    /** Windows: no tool shall process the clipboard's content. */
    private static final DataFormat WINDOWS_MONITORS = format("ExcludeClipboardContentFromMonitorProcessing");

    /** Windows: not into the history, a number that is 0 for no. */
    private static final DataFormat WINDOWS_HISTORY = format("CanIncludeInClipboardHistory");

    /** Windows: not to other devices, a number that is 0 for no. */
    private static final DataFormat WINDOWS_CLOUD = format("CanUploadToCloudClipboard");

    /** macOS: what clipboard tools agreed on at nspasteboard.org. */
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
