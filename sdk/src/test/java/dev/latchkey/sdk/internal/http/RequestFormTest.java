package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the path and the {@code User-Agent} of requests. */
@Timeout(60)
class RequestFormTest {
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatIsNoneIsRefusedBeforeAnythingIsSent(String id) {
        ThingApi api = gateway.api();

        assertThatIllegalArgumentException().isThrownBy(api.get(id)::execute).withMessageContaining("ID")
                .withMessageNotContaining("@Path");
        assertThatIllegalArgumentException().isThrownBy(api.delete(id)::execute).withMessageContaining("ID");
        assertThat(gateway.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "...", "%2F"})
    void anIdMayHaveAnyCharacters(String id) {
        gateway.enqueue("x");

        assertThat(gateway.api().get(id).execute().name()).isEqualTo("x");
    }

    @Test
    void theUserAgentHasTheVersionsOfTheSdkAndTheApplication() throws Exception {
        gateway.enqueue("x").enqueue("y");
        gateway.api().get("1").execute();
        gateway.api(gateway.options().withAppInfo("shop/1.2")).get("1").execute();

        String sdk = "latchkey-sdk/" + UserAgentHeader.VERSION;
        assertThat(gateway.server.takeRequest().getHeaders().get("User-Agent")).isEqualTo(sdk);
        assertThat(gateway.server.takeRequest().getHeaders().get("User-Agent")).isEqualTo(sdk + " shop/1.2");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + UserAgentHeader.VERSION + "</version>");
    }

    @Test
    void aTagCannotBreakALogLineInAnyScript() {
        assertThat(HeaderLogFormat.sanitize("a\u2028b\u0085c\u202Ed\ne\u2029")).isEqualTo("a?b?c?d?e?");
    }
}
