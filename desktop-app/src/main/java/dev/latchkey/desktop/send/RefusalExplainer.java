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

/** Explains why a message was refused and what the user can do. */
final class RefusalExplainer {
    private final Texts texts;

    RefusalExplainer(Texts texts) {
        this.texts = texts;
    }

    /** Returns the explanation, or an empty string if nothing was refused. */
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

    /** Explains a refusal without a known code: the reason of the gateway, plus the allowlist as a possible cause. */
    private String guess(ApiException refusal, ApiKey key) {
        boolean restricted = !key.allowedIps().isEmpty();
        return switch (refusal) {
            case AuthenticationException e -> texts.get("send.refused.authentication", e.reason())
                    + (restricted ? " " + texts.get("send.refused.maybeAddress") : "");
            case PermissionException e -> texts.get("send.refused.permission", e.reason())
                    + (restricted ? " " + texts.get("send.refused.maybeAddress") : "");
            default -> refusal.reason();
        };
    }
}
