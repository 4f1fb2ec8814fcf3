package dev.latchkey.sdk.trust;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails each test that exposes the {@link Canary} on a standard stream, in a log of any level, or in a thread's name.
 * It fails the whole run if the message of any exception, caught or not, contains the canary.
 */
public final class CanaryWatch implements BeforeEachCallback, AfterEachCallback {
    /** Configuration parameter for another secret, for tests of this class. */
    static final String SECRET_PARAMETER = "latchkey.canary";

    private static final Namespace NAMESPACE = Namespace.create(CanaryWatch.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        String secret = context.getConfigurationParameter(SECRET_PARAMETER).orElse(Canary.TEXT);
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(ExceptionRecording.class,
                type -> ExceptionRecording.start(secret));
        context.getStore(NAMESPACE).put(context.getUniqueId(), new Monitor(secret));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> exposures = context.getStore(NAMESPACE).remove(context.getUniqueId(), Monitor.class).stop();
        if (!exposures.isEmpty()) {
            throw new AssertionError(
                    context.getDisplayName() + " showed the secret:\n" + String.join("\n", exposures));
        }
    }

    /** Captures all output while a test runs. */
    private static final class Monitor {
        private final String secret;
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final Logger root = Logger.getLogger("");
        private final Level level = root.getLevel();
        private final LogLines lines = new LogLines();

        Monitor(String secret) {
            this.secret = secret;
            System.setOut(new PrintStream(new Tee(out, printed), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Tee(err, printed), true, StandardCharsets.UTF_8));
            root.setLevel(Level.ALL);
            root.addHandler(lines);
        }

        List<String> stop() {
            root.removeHandler(lines);
            root.setLevel(level);
            System.setOut(out);
            System.setErr(err);
            Queue<String> exposures = new ConcurrentLinkedQueue<>();
            check("printed: ", printed.toString(StandardCharsets.UTF_8), exposures);
            lines.texts.forEach(text -> check("logged: ", text, exposures));
            Thread.getAllStackTraces().keySet()
                    .forEach(thread -> check("the name of a thread: ", thread.getName(), exposures));
            return List.copyOf(exposures);
        }

        private void check(String where, String text, Queue<String> exposures) {
            if (Canary.isIn(text, secret)) {
                exposures.add(where + text);
            }
        }
    }

    /** Forwards output to the original stream and keeps a copy. */
    private static final class Tee extends OutputStream {
        private final PrintStream first;
        private final ByteArrayOutputStream second;

        Tee(PrintStream first, ByteArrayOutputStream second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(int b) {
            first.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            first.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            first.flush();
        }
    }

    /** Collects the records of all loggers of {@code java.util.logging}, with their exceptions. */
    private static final class LogLines extends Handler {
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        LogLines() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            texts.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
