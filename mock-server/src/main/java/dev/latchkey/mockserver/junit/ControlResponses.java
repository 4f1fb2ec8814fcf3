package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responses of the control API, as far as the extension needs them. */
final class ControlResponses {
    private ControlResponses() {}

    public record Info(Map<String, String> addresses) {}

    public record AccountView(String id) {}

    public record IssuedKey(String id, String name, @Nullable String key, Secret secret) {}

    public record Found(List<MessageResource> items, String cursor) {}

    public record Journal(List<Entry> items) {}

    public record Entry(String id, Instant at, @Nullable String account, @Nullable String keyId, String route,
            int status, @Nullable String reason) {}

    public record Texts(List<String> items) {}

    public record Clock(Instant now, boolean frozen) {}

    public record Advance(Instant from, Instant to) {}

    public record FaultView(String id, String phase, long seen, long fired) {}

    public record FaultList(List<FaultView> items) {}

    public record MadeWebhook(String id, Secret secret) {}
}
