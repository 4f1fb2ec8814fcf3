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
 * Fails each test that leaks a connection, an unclosed response, a thread, or an uncaught exception. OkHttp checks
 * itself in the same way.
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    /**
     * Configuration parameter for the seconds that a canceled call may take to release its resources, for tests of this
     * class.
     */
    static final String GRACE_PERIOD_PARAMETER = "latchkey.graceSeconds";

    static final long GRACE_SECONDS = 20;

    /** Threads that outlive a test by design: of OkHttp, the test server, the JDK and JUnit. */
    private static final List<String> EXPECTED_THREADS = List.of("OkHttp ", "Okio Watchdog", "MockWebServer",
            "ForkJoinPool",
            "junit-", "JFR ", "Cleaner-", "Common-Cleaner", "process reaper", "VirtualThread-", "MasterPoller",
            "Read-Poller", "Write-Poller",
            "CompletableFutureDelayScheduler", "Attach Listener", "Notification Thread", "surefire-");
    /** Prefix of the SDK's own threads, which must be daemons. */
    private static final String SDK_THREAD_PREFIX = "latchkey-";

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(Namespace.create(LeakCheck.class)).put(context.getUniqueId(), new Monitor(
                context.getConfigurationParameter(GRACE_PERIOD_PARAMETER, Long::valueOf).orElse(GRACE_SECONDS)));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        Monitor monitor = context.getStore(Namespace.create(LeakCheck.class)).remove(context.getUniqueId(),
                Monitor.class);
        String leaks = monitor.findLeaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError(context.getDisplayName() + " left behind: " + leaks);
        }
    }

    /** Compares the state before and after a test, and collects errors while it runs. */
    static final class Monitor {
        private final Set<Thread> before = threads().collect(Collectors.toSet());
        private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
        private final Logger okHttp = Logger.getLogger("okhttp3.OkHttpClient");
        private final Level level = okHttp.getLevel();
        private final LeakLog log = new LeakLog(leaks);

        private final Duration gracePeriod;

        Monitor(long seconds) {
            gracePeriod = Duration.ofSeconds(seconds);
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> leaks
                    .add("an uncaught exception, in " + thread.getName() + ": " + trace(failure)));
            // With FINE, OkHttp records where a call was created.
            okHttp.setLevel(Level.FINE);
            okHttp.addHandler(log);
        }

        String findLeaks() throws InterruptedException {
            boolean idle = waitUntil(() -> Connections.inUse() == 0);
            boolean noThreads = waitUntil(() -> unexpectedThreads().isEmpty());
            okHttp.removeHandler(log);
            okHttp.setLevel(level);
            Thread.setDefaultUncaughtExceptionHandler(handler);
            if (!idle) {
                leaks.add(Connections.inUse() + " connections in use: a response was not closed");
            }
            if (!noThreads) {
                unexpectedThreads().forEach(thread -> leaks.add("the thread " + thread + " at "
                        + Stream.of(thread.getStackTrace()).map(Object::toString)
                                .collect(Collectors.joining("\n  "))));
            }
            return String.join("\n", leaks);
        }

        private List<Thread> unexpectedThreads() {
            return threads().filter(thread -> !before.contains(thread) && !isExpected(thread)).toList();
        }

        private static boolean isExpected(Thread thread) {
            return thread.isDaemon() && thread.getName().startsWith(SDK_THREAD_PREFIX)
                    || EXPECTED_THREADS.stream().anyMatch(thread.getName()::startsWith);
        }

        private static Stream<Thread> threads() {
            return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive);
        }

        private boolean waitUntil(Supplier<Boolean> condition) throws InterruptedException {
            long end = System.nanoTime() + gracePeriod.toNanos();
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

    /**
     * Collects OkHttp's warnings about responses that were discarded without being closed. OkHttp logs one when the
     * garbage collector finds such a response.
     */
    private static final class LeakLog extends Handler {
        private final Queue<String> leaks;

        LeakLog(Queue<String> leaks) {
            this.leaks = leaks;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage() != null && line.getMessage().contains("leaked")) {
                leaks.add(line.getMessage() + (line.getThrown() == null ? "" : Monitor.trace(line.getThrown())));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
