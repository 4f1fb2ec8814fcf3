package dev.latchkey.desktop.send;

import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.keys.ApiKey;
import org.jspecify.annotations.Nullable;

/** Why a message was refused, and what can be done about it. */
final class RefusalExplainer {
    private final Texts texts;

    RefusalExplainer(Texts texts) {
        this.texts = texts;
    }

    /** In words; empty when nothing was refused. */
    String explain(@Nullable LatchkeyException refusal, ApiKey key) {
        return switch (refusal) {
            case null -> "";
            case ConnectionException e ->
                texts.get(e.mayHaveBeenDelivered() ? "send.refused.maybe" : "send.refused.offline");
            case InvalidRequestException e -> texts.get("send.refused.invalid", e.reason());
            case ApiException e -> e.code().flatMap(code -> texts.find("send.refused." + code, key.name()))
                    .orElseGet(() -> guess(e, key));
            default -> String.valueOf(refusal.getMessage());
        };
    }

    /** Gateways that give no code leave the reason open; the likeliest one is named first. */
    private String guess(ApiException refusal, ApiKey key) {
        boolean bound = !key.allowedIps().isEmpty();
        return switch (refusal) {
            case AuthenticationException e -> texts.get("send.refused.authentication", e.reason())
                    + (bound ? " " + texts.get("send.refused.maybeAddress") : "");
            case PermissionException e -> texts.get("send.refused.permission", e.reason())
                    + (bound ? " " + texts.get("send.refused.maybeAddress") : "");
            default -> refusal.reason();
        };
    }
}
