package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Gateway;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.DELETE;
import retrofit2.http.GET;

@Timeout(60)
class EmptyResponsesTest {
    /** Response body. */
    public record Thing(String name) {}

    interface ThingApi {
        @GET("things/1")
        ApiCall<Thing> get();

        @DELETE("things/1")
        ApiCall<@Nullable Void> delete();
    }

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 205})
    void anAnswerWithoutTheBodyThatBelongsToItIsADecodeFailure(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> api().get().map(Thing::name).execute());

        server.enqueue(new MockResponse.Builder().code(status).build());
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> api().get().executeAsync().get())
                .withCauseInstanceOf(DecodeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 205})
    void whereNoBodyBelongsNoneIsMissed(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());

        assertThat(api().delete().executeForResponse().status()).isEqualTo(status);
    }

    private ThingApi api() {
        ClientOptions options = ClientOptions.at("http://127.0.0.1:" + server.getPort());
        return new GatewayClient(Gateway.of("test"), options, Credentials.none(),
                response -> new ApiException(response.refusal(null, "no", List.of())))
                .create(ThingApi.class);
    }
}
