package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.rest.ProblemResponses;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConflictException;
import dev.latchkey.sdk.CreditException;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.LimitException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDK throws the right exception for each reason of a refusal. */
@Timeout(60)
class SdkRefusalsTest {
    private final AtomicReference<ServerResponse> nextResponse = new AtomicReference<>();
    private HttpServer server;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            ServerResponse response = nextResponse.get();
            response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
            exchange.close();
        });
        server.start();
        sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:" + server.getAddress().getPort())
                .withRetries(RetryPolicy.none()));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void eachReasonIsItsException(RefusalReason reason) {
        nextResponse.set(ProblemResponses.of(Refusal.of(reason, "Do this instead."), "req_1"));

        ApiException refused = catchThrowableOfType(ApiException.class,
                () -> sandbox.withKey("ck_1", Secret.of("secret-of-the-key")).account().execute());

        assertThat(refused).isExactlyInstanceOf(expected(reason)).hasMessageContaining("Do this instead.");
        assertThat(refused.code()).contains(reason.code());
        assertThat(refused.status()).isEqualTo(nextResponse.get().status());
    }

    /** Returns the exception for a reason. Has no default case, so that a new reason does not compile without one. */
    private static Class<? extends ApiException> expected(RefusalReason reason) {
        return switch (reason) {
            case CREDENTIALS_MISSING, KEY_UNKNOWN, KEY_REVOKED, KEY_EXPIRED, SESSION_UNKNOWN, SESSION_EXPIRED,
                    SIGN_IN_FAILED ->
                AuthenticationException.class;
            case ADDRESS_BLOCKED, PERMISSION_MISSING, KEY_TOO_WIDE, KEY_REQUIRED, ORIGIN_FORBIDDEN, CONTROL_FORBIDDEN,
                    RELEASE_FORBIDDEN ->
                PermissionException.class;
            case NOT_FOUND, SECRET_NOT_KEPT -> NotFoundException.class;
            case KEY_LIMIT, WEBHOOK_LIMIT -> LimitException.class;
            case CONFLICT, EMAIL_TAKEN -> ConflictException.class;
            case CREDIT_MISSING -> CreditException.class;
            case INVALID, MALFORMED_JSON, MALFORMED_REQUEST, TOO_LARGE, URL_TOO_LONG, HEADERS_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE ->
                InvalidRequestException.class;
            case TOO_MANY_REQUESTS, TOO_MANY_CONNECTIONS -> RateLimitException.class;
            case METHOD_NOT_ALLOWED, REQUEST_TOO_SLOW, NOT_IMPLEMENTED, VERSION_UNSUPPORTED, RELEASE_REFUSED,
                    RELEASE_UNREACHABLE, FAULT, STORE_FAILED, INTERNAL ->
                ApiException.class;
        };
    }
}
