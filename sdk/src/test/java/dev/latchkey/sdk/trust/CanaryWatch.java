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
 * Fails each test during which the {@link Canary} was seen on a standard stream, in a log of any level, or in a
 * thread's name; and fails the run when any exception that was made in it, caught or not, has the canary in its
 * message.
 */
public final class CanaryWatch implements BeforeEachCallback, AfterEachCallback {
    /** Another secret to look for, for tests of this class itself. */
    static final String OTHER_SECRET = "latchkey.canary";

    private static final Namespace HERE = Namespace.create(CanaryWatch.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        String secret = context.getConfigurationParameter(OTHER_SECRET).orElse(Canary.TEXT);
        context.getRoot().getStore(HERE).getOrComputeIfAbsent(ExceptionRecording.class,
                type -> ExceptionRecording.start(secret));
        context.getStore(HERE).put(context.getUniqueId(), new Watch(secret));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> sightings = context.getStore(HERE).remove(context.getUniqueId(), Watch.class).end();
        if (!sightings.isEmpty()) {
            throw new AssertionError(
                    context.getDisplayName() + " showed the secret:\n" + String.join("\n", sightings));
        }
    }

    /** Everything that comes out while one test runs. */
    private static final class Watch {
        private final String secret;
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final Logger root = Logger.getLogger("");
        private final Level level = root.getLevel();
        private final LogLines lines = new LogLines();

        Watch(String secret) {
            this.secret = secret;
            System.setOut(new PrintStream(new Tee(out, printed), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Tee(err, printed), true, StandardCharsets.UTF_8));
            root.setLevel(Level.ALL);
            root.addHandler(lines);
        }

        List<String> end() {
            root.removeHandler(lines);
            root.setLevel(level);
            System.setOut(out);
            System.setErr(err);
            Queue<String> seen = new ConcurrentLinkedQueue<>();
            look("printed: ", printed.toString(StandardCharsets.UTF_8), seen);
            lines.texts.forEach(text -> look("logged: ", text, seen));
            Thread.getAllStackTraces().keySet()
                    .forEach(thread -> look("the name of a thread: ", thread.getName(), seen));
            return List.copyOf(seen);
        }

        private void look(String where, String text, Queue<String> seen) {
            if (Canary.isIn(text, secret)) {
                seen.add(where + text);
            }
        }
    }

    /** Passes on what is printed and keeps a copy. */
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

    /** What any logger of {@code java.util.logging} was told, with the failure that came with it. */
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
