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

/** What watches every test must be able to fail one. Each case here runs a test that does what is forbidden. */
@Timeout(120)
class WatchersTest {
    /** Not {@link Canary#TEXT}: the watch over this very test would see it too. */
    private static final String SECRET = "a-secret-of-these-tests-only-0123456789";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "leavesAnAnswerOpen      | 1 connections in use: an answer was not closed",
            "leavesAThread           | the thread ",
            "leavesAThreadOfOursThatIsNoDaemon | the thread ",
            "leavesAnException       | an exception that nobody caught, in thrower: java.lang.IllegalStateException: lost",
            "printsTheSecret         | printed: a-secret",
            "printsHalfOfTheSecretToErr| printed: ",
            "logsTheSecret           | logged: ",
            "logsTheSecretInACause   | logged: ",
            "namesAThread            | the name of a thread: latchkey-a-secret",
    })
    void aTestThatLeaksFails(String forbidden, String complaint) {
        EngineExecutionResults results = run(forbidden);

        results.testEvents().assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains(complaint)))));
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
        System.setProperty(LeakCheck.PATIENCE, "1");
        try {
            EngineTestKit.engine("jqwik").selectors(selectMethod(ForbiddenProperty.class, "leavesAThread", "int"))
                    .execute().testEvents().assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("the thread ")))));
        } finally {
            System.clearProperty(LeakCheck.PATIENCE);
            Forbidden.cleanUp();
        }
    }

    private static EngineExecutionResults run(String method) {
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                    .configurationParameter(CanaryWatch.OTHER_SECRET, SECRET)
                    .configurationParameter(LeakCheck.PATIENCE, "1")
                    .selectors(selectMethod(Forbidden.class, method))
                    .execute();
        } finally {
            Forbidden.cleanUp();
        }
    }

    /** Not run by itself, as it is for {@link #aPropertyThatLeaksFails}. */
    static final class ForbiddenProperty {
        @Property(tries = 1)
        void leavesAThread(@ForAll int any) {
            Forbidden.leave("left by a property", true);
        }
    }

    /** Not run by itself: what each watch is for. */
    static final class Forbidden {
        private static final Logger LOG = Logger.getLogger("okhttp3.anything");

        private static AutoCloseable mess = () -> {};

        private static void cleanUp() {
            try {
                mess.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            mess = () -> {};
        }

        @Test
        void leavesAnAnswerOpen() throws IOException {
            MockWebServer server = new MockWebServer();
            server.enqueue(new MockResponse.Builder().body("unread").build());
            server.start();
            Response response = new OkHttpClient().newCall(new Request.Builder().url(server.url("/")).build())
                    .execute();
            mess = () -> {
                response.close();
                server.close();
            };
        }

        @Test
        void leavesAThread() {
            leave("left", true);
        }

        @Test
        void leavesAThreadOfOursThatIsNoDaemon() {
            leave("latchkey-worker", false);
        }

        @Test
        void namesAThread() {
            leave("latchkey-" + SECRET, true);
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

        private static void leave(String name, boolean daemon) {
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
            mess = () -> {
                end.countDown();
                thread.join();
            };
        }
    }
}
