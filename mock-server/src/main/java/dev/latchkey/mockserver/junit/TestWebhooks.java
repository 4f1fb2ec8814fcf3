package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The account's webhooks, and every call of them. */
public final class TestWebhooks {
    private static final String MAX_COUNT = "200";

    private final TestAccount account;

    TestWebhooks(TestAccount account) {
        this.account = account;
    }

    /**
     * Has an address called, in the words of the sandbox.
     *
     * @param events types of events to be told of; none for all
     * @return what the calls are signed with
     */
    public Secret add(URI url, String... events) {
        return account.control().post(ControlResponses.MadeWebhook.class, "/webhooks",
                Map.of("gateway", "sandbox", "url", url.toString(), "events", List.of(events)), "account", account.id())
                .secret();
    }

    /** The newest 200 calls that were made or are to be made, the newest first. */
    public List<AttemptResource> attempts() {
        return account.control()
                .get(AttemptPage.class, "/webhook-attempts", "account", account.id(), "limit", MAX_COUNT)
                .items();
    }

    /** Those that tell of one message, the newest first. */
    public List<AttemptResource> attempts(CapturedMessage message) {
        return account.control().get(AttemptPage.class, "/webhook-attempts", "account", account.id(), "message",
                message.id(), "limit", MAX_COUNT).items();
    }

    /** Makes a call again. */
    public AttemptResource replay(AttemptResource attempt) {
        return account.control().post(AttemptResource.class, "/webhook-attempts/" + attempt.id() + "/replay", Map.of(),
                "account", account.id());
    }
}
