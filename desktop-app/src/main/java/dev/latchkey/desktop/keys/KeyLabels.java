package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Formats the properties of a key for display. */
final class KeyLabels {
    private final Texts texts;
    private final Formats formats;

    KeyLabels(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    String text(String key, Object... gaps) {
        return texts.get(key, gaps);
    }

    String masked(ApiKey key) {
        return key.lastFive().isEmpty() ? "••••" : "••••" + key.lastFive();
    }

    String permissions(ApiKey key) {
        if (key.permissions().contains(Permission.EVERYTHING)) {
            return texts.get("keys.permissions.everything");
        }
        if (key.permissions().isEmpty()) {
            return texts.get("keys.permissions.none");
        }
        String first = key.permissions().iterator().next().name();
        int others = key.permissions().size() - 1;
        return others == 0 ? first : texts.get("keys.permissions.more", first, others);
    }

    String addresses(ApiKey key) {
        return switch (key.allowedIps().size()) {
            case 0 -> texts.get("keys.ips.any");
            case 1 -> key.allowedIps().getFirst().toString();
            default -> texts.get("keys.ips.many", key.allowedIps().size());
        };
    }

    String created(ApiKey key) {
        Instant created = key.created();
        return created == null ? texts.get("keys.unknown") : formats.date(created);
    }

    String expires(KeyRow row) {
        Instant expires = row.key().expires();
        if (expires == null) {
            return texts.get("keys.never");
        }
        return row.state() == KeyRow.State.EXPIRED ? formats.ago(expires) : formats.ahead(expires);
    }

    String lastUsed(ApiKey key) {
        Instant used = key.lastUsed();
        return used == null ? texts.get("keys.never") : formats.ago(used);
    }

    String exact(@Nullable Instant instant) {
        return instant == null ? "" : formats.exact(instant);
    }

    String state(KeyRow row) {
        return texts.get("keys.state." + row.state().name());
    }
}
