package dev.latchkey.mockserver.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that webhooks may call. */
class WebhookDestinationPolicyTest {
    private final WebhookDestinationPolicy policy = new WebhookDestinationPolicy();

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest", "https://[fe80::1]/", "http://[::ffff:169.254.169.254]/",
            "http://2852039166/"})
    void notWhereCloudsHandOutTheirCredentials(String url) {
        try (WebhookHttpClient client = new WebhookHttpClient()) {
            WebhookHttpClient.Result result = client.post(URI.create(url),
                    new WebhookProtocol.WebhookRequest("application/json", "{}", List.of()));
            assertThat(result.status()).isNull();
            assertThat(result.error()).contains("link-local");
        }
    }

    @Test
    void notByAnotherNameEither() {
        assertThatThrownBy(() -> policy.lookup("169.254.169.254")).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/hook", "http://[::1]/", "http://10.0.0.7/", "https://example.com/",
            "http://169.254.example.com/"})
    void elsewhereTheyMay(String url) {
        assertThat(policy.refusal(URI.create(url))).isEmpty();
    }
}
