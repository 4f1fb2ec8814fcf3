package dev.latchkey.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that the extensions which check every test can fail one. Each case runs a test with one kind of leak. */
@Timeout(120)
class LeakDetectionTest {
    /** Differs from {@link Canary#TEXT}, which the extensions would find in this test itself. */
    private static final String SECRET = "a-secret-of-these-tests-only-0123456789";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "leavesAResponseOpen      | 1 connections in use: a response was not closed",
            "leavesAThread           | the thread ",
            "leavesAnSdkThreadThatIsNoDaemon | the thread ",
            "leavesAnException       | an uncaught exception, in thrower: java.lang.IllegalStateException: lost",
            "printsTheSecret         | printed: a-secret",
            "printsHalfOfTheSecretToErr| printed: ",
            "logsTheSecret           | logged: ",
            "logsTheSecretInACause   | logged: ",
            "namesAThread            | the name of a thread: latchkey-a-secret",
    })
    void aTestThatLeaksFails(String leakingTest, String message) {
        EngineExecutionResults results = run(leakingTest);

        results.testEvents().assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains(message)))));
    }

    @Test
    void aRunInWhichAnExceptionHeldTheSecretFailsEvenIfItWasCaught() {
        run("catchesAnException").allEvents().assertThatEvents().haveExactly(1, event(engine(),
                finishedWithFailure(message(text -> text.startsWith("Exceptions showed the secret")))));
    }

    @Test
    void aTestThatLeaksNothingPasses() {
        EngineExecutionResults results = run("leaksNothing");

        results.allEvents().assertStatistics(events -> events.failed(0));
        assertThat(results.testEvents().succeeded().count()).isOne();
    }

    @Test
    void aPropertyThatLeaksFails() {
        System.setProperty(LeakCheck.GRACE_PERIOD_PARAMETER, "1");
        try {
            EngineTestKit.engine("jqwik").selectors(selectMethod(LeakingProperty.class, "leavesAThread", "int"))
                    .execute().testEvents().assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("the thread ")))));
        } finally {
            System.clearProperty(LeakCheck.GRACE_PERIOD_PARAMETER);
            LeakingCases.cleanUp();
        }
    }

    private static EngineExecutionResults run(String method) {
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                    .configurationParameter(CanaryWatch.SECRET_PARAMETER, SECRET)
                    .configurationParameter(LeakCheck.GRACE_PERIOD_PARAMETER, "1")
                    .selectors(selectMethod(LeakingCases.class, method))
                    .execute();
        } finally {
            LeakingCases.cleanUp();
        }
    }

    /** Not run by itself: used by {@link #aPropertyThatLeaksFails}. */
    static final class LeakingProperty {
        @Property(tries = 1)
        void leavesAThread(@ForAll int any) {
            LeakingCases.leaveThread("left by a property", true);
        }
    }

    /** Not run by itself: one test for each kind of leak. */
    static final class LeakingCases {
        private static final Logger LOG = Logger.getLogger("okhttp3.anything");

        private static AutoCloseable cleanUp = () -> {};

        private static void cleanUp() {
            try {
                cleanUp.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            cleanUp = () -> {};
        }

        @Test
        void leavesAResponseOpen() throws IOException {
            MockWebServer server = new MockWebServer();
            server.enqueue(new MockResponse.Builder().body("unread").build());
            server.start();
            Response response = new OkHttpClient().newCall(new Request.Builder().url(server.url("/")).build())
                    .execute();
            cleanUp = () -> {
                response.close();
                server.close();
            };
        }

        @Test
        void leavesAThread() {
            leaveThread("left", true);
        }

        @Test
        void leavesAnSdkThreadThatIsNoDaemon() {
            leaveThread("latchkey-worker", false);
        }

        @Test
        void namesAThread() {
            leaveThread("latchkey-" + SECRET, true);
        }

        @Test
        void leavesAnException() throws InterruptedException {
            Thread thrower = new Thread(() -> {
                throw new IllegalStateException("lost");
            }, "thrower");
            thrower.start();
            thrower.join();
        }

        @Test
        void printsTheSecret() {
            System.out.println(SECRET);
        }

        @Test
        void printsHalfOfTheSecretToErr() {
            System.err.println("..." + SECRET.substring(SECRET.length() / 2));
        }

        @Test
        void logsTheSecret() {
            LOG.finest(SECRET);
        }

        @Test
        void logsTheSecretInACause() {
            LOG.log(Level.FINE, "no", new IOException("no", new IOException(SECRET)));
        }

        @Test
        void catchesAnException() {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> {
                throw new IllegalArgumentException(Credentials.basic("user", SECRET));
            });
        }

        @Test
        void leaksNothing() {
            LOG.finest("nothing");
        }

        private static void leaveThread(String name, boolean daemon) {
            CountDownLatch end = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }, name);
            thread.setDaemon(daemon);
            thread.start();
            cleanUp = () -> {
                end.countDown();
                thread.join();
            };
        }
    }
}
