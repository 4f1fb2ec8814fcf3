package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Choice of the account for a control request that names none. */
class DefaultAccountTest {
    @Test
    void theDemoAccountDoesNotCountBesideTheOnlyAccountThatWasCreated() throws Exception {
        try (RunningServer server = new RunningServer()) {
            ApiClient api = server.api;
            assertThat(api.get("/_latchkey/v1/messages").status()).isEqualTo(200);

            String account = api.post("/_latchkey/v1/accounts", "{\"email\":\"me@example.com\"}").text("id");
            ApiClient key = api.withKey(api.post("/_latchkey/v1/accounts/" + account + "/keys",
                    "{\"gateway\":\"sandbox\",\"name\":\"shop\",\"permissions\":[\"sms:send\"]}"));
            key.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}");

            assertThat(api.get("/_latchkey/v1/messages").list("items")).hasSize(1);
            assertThat(api.get("/_latchkey/v1/messages?account=demo@latchkey.test").list("items")).isEmpty();
            assertThat(api.post("/_latchkey/v1/clock/advance", "{\"by\":\"1d\"}").status()).isEqualTo(200);
        }
    }

    @Test
    void oneOfTwoCreatedAccountsMustBeNamed() throws Exception {
        try (RunningServer server = new RunningServer()) {
            server.api.post("/_latchkey/v1/accounts", "{\"email\":\"me@example.com\"}");
            server.api.post("/_latchkey/v1/accounts", "{\"email\":\"you@example.com\"}");

            assertThat(server.api.get("/_latchkey/v1/messages").status()).isEqualTo(422);
            assertThat(server.api.get("/_latchkey/v1/messages?account=you@example.com").status()).isEqualTo(200);
        }
    }
}
