package dev.latchkey.mockserver.junit;

import static dev.latchkey.mockserver.junit.MessageMatcher.email;
import static dev.latchkey.mockserver.junit.MessageMatcher.sms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that {@link LatchkeyMockReportsTest} runs; most of them are meant to fail. */
final class Samples {
    static final Queue<String> ACCOUNTS = new ConcurrentLinkedQueue<>();
    private static final String NUMBER = "+4915112345678";

    private Samples() {}

    private static LatchkeyMock quick() {
        return LatchkeyMock.create().key("shop", SandboxKeyRules.EMAIL_SEND).waitUpTo(Duration.ofMillis(50))
                .settle(Duration.ofMillis(10));
    }

    static final class Failing {
        @RegisterExtension
        static LatchkeyMock mock = quick();

        @Test
        void missed() {
            Shop shop = new Shop(mock, "shop");
            shop.welcome("bob@example.com");
            attempt(() -> shop.call(NUMBER));
            attempt(() -> new Shop(mock, "ck_wrong", Secret.of("nobody-knows-this")).call(NUMBER));
            mock.assertSent(email().to("ann@example.com").subjectContains("Welcome").textContains("parcel"));
        }

        @Test
        void nothing() {
            mock.assertSent(sms());
        }

        @Test
        void twice() {
            new Shop(mock, "shop").welcome("bob@example.com");
            mock.assertSent(2, email().to("bob@example.com"));
        }

        @Test
        void unwanted() {
            new Shop(mock, "shop").welcome("bob@example.com");
            mock.assertNothingSent();
        }

        @Test
        void more() {
            new Shop(mock, "shop").welcome("ann@example.com");
            new Shop(mock, "shop").welcome("bob@example.com");
            mock.assertSent(email().to("ann@example.com"));
            mock.assertNoMoreSent();
        }
    }

    static final class UnknownCalls {
        @RegisterExtension
        static LatchkeyMock mock = quick().failOnUnknownCalls();

        @Test
        void called() throws IOException {
            get(mock.baseUrl() + "/v9/nowhere");
        }
    }

    static final class ReportedUnknownCalls {
        @RegisterExtension
        static LatchkeyMock mock = quick();

        @Test
        void called() throws IOException {
            get(mock.baseUrl() + "/v9/nowhere");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class UnknownCallsAtOnce {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        final LatchkeyMock mock = quick().failOnUnknownCalls();

        @Test
        void wrong() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            get(mock.baseUrl() + "/sandbox/v1/nowhere", mock.consumerKey("shop") + ":" + mock.secret("shop").reveal());
            BOTH.await(20, TimeUnit.SECONDS);
        }

        @Test
        void right() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            new Shop(mock, "shop").welcome("ann@example.com");
            BOTH.await(20, TimeUnit.SECONDS);
        }
    }

    static class AccountPerTest {
        @RegisterExtension
        final LatchkeyMock mock = quick();

        @Test
        void one() {
            sendAndFind(mock);
        }

        @Test
        void other() {
            sendAndFind(mock);
        }

        @Nested
        class Inner {
            @Test
            void third() {
                sendAndFind(mock);
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class AtOnce {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        final LatchkeyMock mock = quick();

        @Test
        void one() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            sendAndFind(mock);
        }

        @Test
        void other() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            sendAndFind(mock);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class AtOnceOnOneAccount {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @RegisterExtension
        static LatchkeyMock mock = quick();

        @Test
        void one() throws Exception {
            BOTH.await(2, TimeUnit.SECONDS);
        }

        @Test
        void other() throws Exception {
            BOTH.await(2, TimeUnit.SECONDS);
        }
    }

    @ExtendWith(LatchkeyMock.class)
    static final class Injected {
        @Test
        void asParameter(LatchkeyMock mock) {
            new Shop(mock, "test").call(NUMBER);
            mock.assertSent(sms().to(NUMBER));
        }
    }

    static final class OwnServer {
        @RegisterExtension
        static LatchkeyMock mock = LatchkeyMock.create(MockServer.builder().selfSignedTls()).key("shop");

        @Test
        void works() {
            assertThat(mock.baseUrl()).hasScheme("https");
            mock.assertNothingSent();
        }
    }

    static final class Kept {
        @RegisterExtension
        static LatchkeyMock mock = quick().reset(ResetPolicy.PER_CLASS);

        @Test
        void one() {
            new Shop(mock, "shop").welcome("ann@example.com");
            ACCOUNTS.add(mock.accountId() + " " + mock.messages().size());
        }

        @Test
        void other() {
            one();
        }

        @Nested
        class Inner {
            @Test
            void third() {
                one();
            }
        }
    }

    static void sendAndFind(LatchkeyMock mock) {
        mock.assertNothingSent();
        new Shop(mock, "shop").welcome("ann@example.com");
        mock.assertSent(email().to("ann@example.com"));
        mock.assertNoMoreSent();
        ACCOUNTS.add(mock.accountId());
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (ApiException e) {
            // Ignored, as careless programs do.
        }
    }

    private static void get(String url) throws IOException {
        get(url, "");
    }

    private static void get(String url, String credentials) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        if (!credentials.isEmpty()) {
            connection.setRequestProperty("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        connection.getResponseCode();
        connection.disconnect();
    }
}
