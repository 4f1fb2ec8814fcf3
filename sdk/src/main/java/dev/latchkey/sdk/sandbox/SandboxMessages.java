package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.Map;

/**
 * What the sandbox captured instead of sending.
 *
 * {@snippet :
 * MessageResource last = session.messages().newest(1).execute().items().get(0);
 * }
 */
public final class SandboxMessages {
    private final SandboxMessagesApi api;

    SandboxMessages(SandboxMessagesApi api) {
        this.api = api;
    }

    /**
     * The newest messages.
     *
     * @param limit at most this many, 1 to 200
     */
    public ApiCall<MessagePage> newest(int limit) {
        return api.list(limit, null, Map.of());
    }

    /**
     * The page that comes after one, with older messages.
     *
     * @param cursor {@link MessagePage#next()} of that page
     * @param limit at most this many, 1 to 200
     */
    public ApiCall<MessagePage> after(String cursor, int limit) {
        return api.list(limit, cursor, Map.of());
    }

    /** One message. Fails with {@link dev.latchkey.sdk.NotFoundException} when the account has none of this id. */
    public ApiCall<MessageResource> get(String id) {
        return api.get(id);
    }
}
