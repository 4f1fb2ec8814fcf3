package dev.latchkey.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.ApiClient;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.StartupException;
import dev.latchkey.mockserver.settings.Setting;
import dev.latchkey.mockserver.settings.SettingCatalogue;
import dev.latchkey.mockserver.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server follows the settings of the command. */
class SettingsBinderTest {
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}";

    @Test
    void theServerTellsWhatWasSet() {
        try (MockServer server = started(Map.of(SettingCatalogue.MAX_KEYS, "2", SettingCatalogue.MAX_CONCURRENT, "5",
                SettingCatalogue.MAX_BODY, "2KB",
                SettingCatalogue.MAX_MAIL, "3MB", SettingCatalogue.PRICE_SMS, "0.5", SettingCatalogue.PRICE_EMAIL,
                "0.25", SettingCatalogue.KEEP_FOR, "2d",
                SettingCatalogue.TRUSTED_PROXIES, "10.0.0.0/8,::1"))) {
            Map<?, ?> settings = (Map<?, ?>) new ApiClient(server.baseUrl()).get("/_latchkey/v1/info").json()
                    .get("settings");

            assertThat(new HashMap<Object, Object>(settings)).containsEntry("max-keys", "2")
                    .containsEntry("max-concurrent", "5")
                    .containsEntry("max-body", "2048").containsEntry("max-mail", "3145728")
                    .containsEntry("price-sms", "0.5").containsEntry("price-email", "0.25")
                    .containsEntry("keep-for", "2d").containsEntry("trusted-proxies", "10.0.0.0/8,::1")
                    .containsEntry("delivery", "paced").containsEntry("tls", "off");
        }
    }

    @Test
    void whatIsKeptIsWhatWasSet() {
        try (MockServer server = started(
                Map.of(SettingCatalogue.KEEP_MESSAGES, "3", SettingCatalogue.PACE, "instant"))) {
            ApiClient api = new ApiClient(server.baseUrl());
            String keys = "/_latchkey/v1/accounts/" + server.demoAccountId() + "/keys";
            ApiClient keyed = api
                    .withKey(api.post(keys, "{\"gateway\":\"sandbox\",\"name\":\"a\",\"permissions\":[\"*\"]}"));
            for (int i = 0; i < 5; i++) {
                keyed.post("/sandbox/v1/sms", SMS);
            }
            assertThat(keyed.get("/sandbox/v1/messages").list("items")).hasSize(3)
                    .allSatisfy(item -> assertThat(((Map<?, ?>) item).get("status")).isEqualTo("delivered"));
        }
    }

    @Test
    void aHeaderThatIsTooLongForWhatWasSetIsRefused() {
        try (MockServer server = started(Map.of(SettingCatalogue.MAX_HEADER, "1KB"))) {
            assertThat(new ApiClient(server.baseUrl()).with("X-Long", "x".repeat(2000)).get("/_latchkey/v1/health")
                    .status())
                    .isEqualTo(431);
        }
    }

    @Test
    void mailsGoThroughTheServerAndToThoseThatWereSet() {
        try (MockServer server = started(Map.of(SettingCatalogue.RELEASE_SMTP, "[::1]:587", SettingCatalogue.RELEASE_TO,
                "Bob@example.net, *.example.com", SettingCatalogue.RELEASE_USER, "mailer",
                SettingCatalogue.RELEASE_PASSWORD, "Geheim"))) {
            Map<?, ?> settings = (Map<?, ?>) new ApiClient(server.baseUrl()).get("/_latchkey/v1/info").json()
                    .get("settings");

            assertThat(new HashMap<Object, Object>(settings)).containsEntry("release-smtp", "[::1]:587")
                    .containsEntry("release-to", "bob@example.net,*.example.com").doesNotContainValue("Geheim");
        }
    }

    @Test
    void aServerToReleaseToNeedsToKnowToWhom() {
        assertThatThrownBy(() -> started(Map.of(SettingCatalogue.RELEASE_SMTP, "localhost:25")))
                .hasMessageContaining("--release-to");
        assertThatThrownBy(() -> started(Map.of(SettingCatalogue.RELEASE_TO, "example.com")))
                .hasMessageContaining("--release-smtp");
        assertThatThrownBy(
                () -> started(Map.of(SettingCatalogue.RELEASE_SMTP, "localhost:25", SettingCatalogue.RELEASE_TO,
                        "a@-example.com")))
                .isInstanceOf(StartupException.class).hasMessageContaining("'a@-example.com'");
    }

    private static MockServer started(Map<Setting<?>, String> values) {
        Map<Setting<?>, String> flags = new HashMap<>(values);
        flags.put(SettingCatalogue.IN_MEMORY, "true");
        flags.put(SettingCatalogue.PORT, "0");
        return SettingsBinder.builder(SettingsReader.read(flags, Map.of(), Path.of("none"))).start();
    }
}
