package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that wrong options are refused where they are given, in words of the SDK. */
class RefusedOptionsTest {
    @ParameterizedTest
    @CsvSource({"https://my_sandbox:8390, my_sandbox", "https://bücher.example, xn--bcher-kva.example",
            "https://a_b.bücher.example:1/x, a_b.xn--bcher-kva.example"})
    void aHostMayHaveUnderscoresAndOtherScripts(String address, String host) {
        URI url = ClientOptions.at(address).baseUrl();

        assertThat(HttpUrl.get(url.toString()).host()).isEqualTo(host);
    }

    @Test
    void aHostWithAnUnderscoreIsAnotherComputer() {
        ClientOptions options = ClientOptions.at("http://my_sandbox:8390");

        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(options::baseUrl)
                .withMessageContaining("my_sandbox");
        assertThatCode(() -> options.allowingCleartext().baseUrl()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:hunter2@my_host", "https://user:hunter2@host", "https://user:hunter2@my host",
            "user:hunter2@host", "ftp://user:hunter2@host", "https://user:hun/hunter2@my host",
            "https://user:x?hunter2@h h",
            "https://my host/?token=hunter2", "https://user:hunter2@host:99999"})
    void aMessageAboutAnAddressDoesNotQuoteAPassword(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.at(address))
                .withMessageNotContaining("hunter2").withMessageContaining("address");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536, 99_999})
    void anImpossiblePortIsRefused(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.at("https://host:" + port))
                .withMessageContaining("65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "http://proxy", "user@proxy", "pro xy", "[proxy]", ""})
    void aProxyIsNamedByItsHostAlone(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientOptions.at("https://host").withProxy(host, 3128))
                .withMessageContaining("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.1", "::1", "[::1]", "fe80::1%eth0", "my_proxy"})
    void aProxyMayHaveAnyHost(String host) {
        assertThatCode(() -> ClientOptions.at("https://host").withProxy(host, 3128)).doesNotThrowAnyException();
    }

    @Test
    void aMissingOptionIsRefusedWhereItIsGiven() {
        ClientOptions options = ClientOptions.at("https://host");
        assertThatNullPointerException().isThrownBy(() -> options.withRetries(absent()));
        assertThatNullPointerException().isThrownBy(() -> options.withHooks(absent()));
        assertThatNullPointerException().isThrownBy(() -> options.withLog(absent()));
        assertThatNullPointerException().isThrownBy(() -> options.withHttpClient(absent()));
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        @Nullable
        T value = null;
        return value;
    }

    @Test
    void aWaitAfterNoAttemptIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.defaults().backoff(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.defaults().backoff(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Author", "X-Session-Tag", "X-Authority", "X-Secretary", "Tokenizer"})
    void aHeaderWhoseNameOnlyContainsAWordForSecretsIsNone(String name) {
        assertThat(CallOptions.none().withHeader(name, "x").headers()).containsKey(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Auth", "X-AuthToken", "X-Session", "X-Session-Id", "sessionid", "X-Session-Token",
            "client_secret", "X-OAuth2", "X-Consumer-Key", "ApiKey", "X-Session-Tag-Token", "Auth-User", "X-Tokens"})
    void aHeaderWithAWordForSecretsIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withHeader(name, "x"))
                .withMessageContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "shop 1.2\n", "shop/1/2", "schön/1", "shop/"})
    void anApplicationIsANameAndAVersion(String info) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.at("https://host").withAppInfo(info))
                .withMessageContaining("shop/1.2");
    }
}
