package dev.latchkey.sdk.trust;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails each test that leaves something behind: a connection in use, an answer that nobody closed, a thread, or an
 * exception that nobody caught. OkHttp checks itself in the same way.
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    /** Seconds that a cancelled call may still need to let go, for tests of this class itself. */
    static final String PATIENCE = "latchkey.patience";

    static final long GRACE = 20;

    /** Threads that outlive a test by design: of OkHttp, of the server in the test, of the JDK, of JUnit. */
    private static final List<String> KNOWN = List.of("OkHttp ", "Okio Watchdog", "MockWebServer", "ForkJoinPool",
            "junit-", "JFR ", "Cleaner-", "Common-Cleaner", "process reaper", "VirtualThread-", "MasterPoller",
            "Read-Poller", "Write-Poller",
            "CompletableFutureDelayScheduler", "Attach Listener", "Notification Thread", "surefire-");
    /** Ours, which must not keep a program alive. */
    private static final String OURS = "latchkey-";

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(Namespace.create(LeakCheck.class)).put(context.getUniqueId(), new Watch(
                context.getConfigurationParameter(PATIENCE, Long::valueOf).orElse(GRACE)));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Watch watch = context.getStore(Namespace.create(LeakCheck.class)).remove(context.getUniqueId(), Watch.class);
        String left = watch.left();
        if (!left.isEmpty()) {
            throw new AssertionError(context.getDisplayName() + " left behind: " + left);
        }
    }

    /** What was there before a test, and what is heard while it runs. */
    static final class Watch {
        private final Set<Thread> before = threads().collect(Collectors.toSet());
        private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private final Logger okHttp = Logger.getLogger("okhttp3.OkHttpClient");
        private final Level level = okHttp.getLevel();
        private final LeakLog log = new LeakLog(heard);

        private final Duration patience;

        Watch(long seconds) {
            patience = Duration.ofSeconds(seconds);
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> heard
                    .add("an exception that nobody caught, in " + thread.getName() + ": " + trace(failure)));
            // FINE makes OkHttp remember where a call came from.
            okHttp.setLevel(Level.FINE);
            okHttp.addHandler(log);
        }

        String left() throws InterruptedException {
            boolean idle = comesTrue(() -> Connections.inUse() == 0);
            boolean alone = comesTrue(() -> strangers().isEmpty());
            okHttp.removeHandler(log);
            okHttp.setLevel(level);
            Thread.setDefaultUncaughtExceptionHandler(handler);
            if (!idle) {
                heard.add(Connections.inUse() + " connections in use: an answer was not closed");
            }
            if (!alone) {
                strangers().forEach(thread -> heard.add("the thread " + thread + " at "
                        + Stream.of(thread.getStackTrace()).map(Object::toString)
                                .collect(Collectors.joining("\n  "))));
            }
            return String.join("\n", heard);
        }

        private List<Thread> strangers() {
            return threads().filter(thread -> !before.contains(thread) && !isExpected(thread)).toList();
        }

        private static boolean isExpected(Thread thread) {
            return thread.isDaemon() && thread.getName().startsWith(OURS)
                    || KNOWN.stream().anyMatch(thread.getName()::startsWith);
        }

        private static Stream<Thread> threads() {
            return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive);
        }

        private boolean comesTrue(Supplier<Boolean> condition) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            while (!condition.get()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                Thread.sleep(5);
            }
            return true;
        }

        private static String trace(Throwable failure) {
            return failure + Stream.of(failure.getStackTrace()).map(frame -> "\n  " + frame)
                    .collect(Collectors.joining());
        }
    }

    /** Hears OkHttp say that an answer was thrown away unread. It says so when the garbage collector found one. */
    private static final class LeakLog extends Handler {
        private final Queue<String> heard;

        LeakLog(Queue<String> heard) {
            this.heard = heard;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage() != null && line.getMessage().contains("leaked")) {
                heard.add(line.getMessage() + (line.getThrown() == null ? "" : Watch.trace(line.getThrown())));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
