package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Hundreds of invalid commands: each is refused with a reason, and none leaves a trace. */
class BadCommandsTest {
    @Test
    void eachIsRefusedWithWhatIsWrong() throws IOException {
        FakeSmtpBackend backend = new FakeSmtpBackend();
        SmtpOptions options = SmtpOptions.plain().withSizeLimits(10_000, 3);
        try (SmtpListener listener = SmtpListener
                .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, backend)) {
            SoftAssertions each = new SoftAssertions();
            for (BadCommands.BadCommand bad : BadCommands.read(SmtpTestClient.AUTH_PLAIN)) {
                each.assertThat(bad.reply(listener.address())).as("%s", bad).matches(bad.expectedPattern());
            }
            each.assertAll();
            assertThat(backend.mails).isEmpty();
            long end = System.nanoTime() + 20_000_000_000L;
            while (listener.stats().open() > 0) {
                assertThat(System.nanoTime()).as("connections that stay").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
