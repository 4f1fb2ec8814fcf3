package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Hundreds of commands of which each is wrong: each is refused with what is wrong, and none of them leaves a trace. */
class HandMadeCommandsTest {
    @Test
    void eachIsRefusedWithWhatIsWrong() throws IOException {
        FakeRelay relay = new FakeRelay();
        SmtpOptions options = SmtpOptions.plain().withSizes(10_000, 3);
        try (SmtpListener listener = SmtpListener
                .start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, relay)) {
            SoftAssertions each = new SoftAssertions();
            for (BadCommands.Bad bad : BadCommands.read(Line.PLAIN)) {
                each.assertThat(bad.answer(listener.address())).as("%s", bad).matches(bad.expected());
            }
            each.assertAll();
            assertThat(relay.mails).isEmpty();
            long end = System.nanoTime() + 20_000_000_000L;
            while (listener.gauges().open() > 0) {
                assertThat(System.nanoTime()).as("connections that stay").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
