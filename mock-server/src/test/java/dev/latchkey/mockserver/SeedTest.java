package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seed files: accounts and keys that exist at startup. */
class SeedTest {
    private static final String SECRET = "a-secret-of-some-length";

    @TempDir
    Path directory;

    @Test
    void itsAccountsAndKeysWorkBesideTheDemoAccount() throws IOException {
        Path seed = seed("""
                {"accounts":[{"email":"ann@example.com","password":"long enough","balance":7,"keys":[
                  {"gateway":"sandbox","name":"ci","environment":"live","permissions":["messages:read"],
                   "allowedIps":["127.0.0.1"],"secret":"%s","consumerKey":"ck_ci"},
                  {"gateway":"sandbox","name":"old","permissions":["*"],"secret":"another-secret-here",
                   "consumerKey":"ck_old","expires":"2020-01-01T00:00:00Z"}]}]}""".formatted(SECRET));

        try (MockServer server = MockServer.builder().seed(seed).start()) {
            ApiClient api = new ApiClient(server.baseUrl());
            assertThat(api.withKey("ck_ci", SECRET).get("/sandbox/v1/messages").status()).isEqualTo(200);
            assertThat(api.withKey("ck_ci", SECRET).get("/sandbox/v1/account").text("email"))
                    .isEqualTo("ann@example.com");
            RefusalTest.assertRefused(api.withKey("ck_old", "another-secret-here").get("/sandbox/v1/account"), 401,
                    "key-expired");
            assertThat(api.get("/_latchkey/v1/accounts").list("items")).hasSize(2);
        }
    }

    @Test
    void onARestartWhatIsThereStaysAsItIs() throws IOException {
        Path data = directory.resolve("data");
        String keyed = "{\"accounts\":[{\"email\":\"ann@example.com\",\"keys\":[{\"gateway\":\"sandbox\",\"name\":\"ci\","
                + "\"permissions\":[\"*\"],\"secret\":\"%s\",\"consumerKey\":\"ck_ci\"}]}]}";
        try (MockServer server = MockServer.builder().data(data).seed(seed(keyed.formatted(SECRET))).start()) {
            new ApiClient(server.baseUrl()).withKey("ck_ci", SECRET).post("/sandbox/v1/sms",
                    "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}");
        }

        try (MockServer server = MockServer.builder().data(data).seed(seed(keyed.formatted("some-other-secret")))
                .start()) {
            ApiClient api = new ApiClient(server.baseUrl());
            assertThat(api.withKey("ck_ci", SECRET).get("/sandbox/v1/messages").list("items")).hasSize(1);
            RefusalTest.assertRefused(api.withKey("ck_ci", "some-other-secret").get("/sandbox/v1/messages"), 401,
                    "key-unknown");
            assertThat(api.get("/_latchkey/v1/accounts").list("items")).hasSize(2);
        }
    }

    @Test
    void everythingThatIsWrongIsNamedAndNothingIsMade() throws IOException {
        Path data = directory.resolve("data");
        Path bad = seed("""
                {"accounts":[{"email":"good@example.com"},
                  {"email":"nobody","keys":[{"gateway":"pigeon","name":"","permissions":["*"],"secret":"short"},
                                            {"gateway":"sandbox","name":"a","permissions":["fax"],"consumerKey":"a:b"}]},
                  {"email":"GOOD@example.com","colour":"red"}]}""");

        assertThatThrownBy(() -> MockServer.builder().data(data).seed(bad).start())
                .isInstanceOf(StartupException.class).hasMessageContainingAll("#/accounts/1/email",
                        "#/accounts/1/keys/0/gateway", "#/accounts/1/keys/0/name", "#/accounts/1/keys/0/secret",
                        "#/accounts/1/keys/1/secret", "#/accounts/1/keys/1/permissions/0",
                        "#/accounts/1/keys/1/consumerKey", "#/accounts/2/email", "#/accounts/2/colour");
        try (MockServer server = MockServer.builder().data(data).start()) {
            assertThat(new ApiClient(server.baseUrl()).get("/_latchkey/v1/accounts").list("items")).hasSize(1);
        }
    }

    @Test
    void aConsumerKeyThatIsTakenStopsTheWholeSeed() throws IOException {
        Path data = directory.resolve("data");
        String account = "{\"email\":\"%s@example.com\",\"keys\":[{\"gateway\":\"sandbox\",\"name\":\"ci\","
                + "\"permissions\":[\"*\"],\"secret\":\"" + SECRET + "\",\"consumerKey\":\"%s\"}]}";
        MockServer.builder().data(data).seed(seed("{\"accounts\":[" + account.formatted("a", "ck_1") + "]}")).start()
                .close();
        Path clash = seed(
                "{\"accounts\":[" + account.formatted("b", "ck_2") + "," + account.formatted("c", "ck_1") + "]}");

        assertThatThrownBy(() -> MockServer.builder().data(data).seed(clash).start())
                .isInstanceOf(StartupException.class).hasMessageContaining("ck_1");
        try (MockServer server = MockServer.builder().data(data).start()) {
            assertThat(new ApiClient(server.baseUrl()).get("/_latchkey/v1/accounts").body())
                    .doesNotContain("b@example.com");
        }
    }

    @Test
    void aFileThatIsMissingOrNoJsonSaysSo() throws IOException {
        Path broken = seed("{\"accounts\":[");

        assertThatThrownBy(() -> MockServer.builder().seed(broken).start()).isInstanceOf(StartupException.class)
                .hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> MockServer.builder().seed(directory.resolve("none.json")).start())
                .isInstanceOf(StartupException.class).hasMessageContainingAll("seed file", "does not exist");
    }

    private Path seed(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "seed", ".json"), text);
    }
}
