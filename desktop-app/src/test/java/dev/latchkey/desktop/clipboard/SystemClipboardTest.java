package dev.latchkey.desktop.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Fx;
import java.nio.ByteBuffer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.junit.jupiter.api.Test;

class SystemClipboardTest {
    private final SystemClipboard clipboard = Fx.get(SystemClipboard::new);

    @Test
    void historyToolsAreAskedInBytesNotToRecordASecret() {
        Fx.run(() -> {
            clipboard.putConcealed("hidden");
            Clipboard system = Clipboard.getSystemClipboard();
            assertThat(system.getString()).isEqualTo("hidden");
            assertThat(system.getContent(DataFormat.lookupMimeType("x-kde-passwordManagerHint")))
                    .isEqualTo(ByteBuffer.wrap(new byte[]{'s', 'e', 'c', 'r', 'e', 't'}));
            assertThat(system.getContent(DataFormat.lookupMimeType("CanIncludeInClipboardHistory")))
                    .isEqualTo(ByteBuffer.allocate(4));
            assertThat(system.hasContent(
                    DataFormat.lookupMimeType("ExcludeClipboardContentFromMonitorProcessing"))).isTrue();
        });
    }

    @Test
    void clearingLeavesNothing() {
        Fx.run(() -> {
            clipboard.putConcealed("hidden");
            clipboard.clear();
            assertThat(clipboard.text()).isEmpty();
        });
    }
}
