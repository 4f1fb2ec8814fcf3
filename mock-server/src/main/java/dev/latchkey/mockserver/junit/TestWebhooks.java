package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The account's webhooks, and their attempts. */
public final class TestWebhooks {
    private static final String MAX_COUNT = "200";

    private final TestAccount account;

    TestWebhooks(TestAccount account) {
        this.account = account;
    }

    /**
     * Adds a webhook in the sandbox's format.
     *
     * @param events types of events to send; none means all
     * @return secret that signs the requests
     */
    public Secret add(URI url, String... events) {
        return account.control().post(ControlResponses.MadeWebhook.class, "/webhooks",
                Map.of("gateway", "sandbox", "url", url.toString(), "events", List.of(events)), "account", account.id())
                .secret();
    }

    /** Returns the newest 200 attempts, including scheduled ones, the newest first. */
    public List<AttemptResource> attempts() {
        return account.control()
                .get(AttemptPage.class, "/webhook-attempts", "account", account.id(), "limit", MAX_COUNT)
                .items();
    }

    /** Returns the attempts for one message, the newest first. */
    public List<AttemptResource> attempts(CapturedMessage message) {
        return account.control().get(AttemptPage.class, "/webhook-attempts", "account", account.id(), "message",
                message.id(), "limit", MAX_COUNT).items();
    }

    /** Sends an attempt again. */
    public AttemptResource replay(AttemptResource attempt) {
        return account.control().post(AttemptResource.class, "/webhook-attempts/" + attempt.id() + "/replay", Map.of(),
                "account", account.id());
    }
}
