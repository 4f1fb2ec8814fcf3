package dev.latchkey.sdk.keys;

import java.util.List;
import java.util.Optional;

/**
 * The permissions a gateway knows, in the order to show them.
 *
 * {@snippet :
 * PermissionCatalogue all = keys.rules().permissions();
 * all.find(Permission.of("sms:send")).ifPresent(entry -> tell(entry.group(), entry.risk(), entry.summary()));
 * }
 *
 * @param entries each permission once
 */
public record PermissionCatalogue(List<Entry> entries) {
    public PermissionCatalogue {
        entries = List.copyOf(entries);
    }

    /** What is known about a permission; empty for one this version does not know. */
    public Optional<Entry> find(Permission permission) {
        return entries.stream().filter(entry -> entry.permission().equals(permission)).findFirst();
    }

    /** Whether the permission is in the catalogue, or is {@link Permission#EVERYTHING}. */
    public boolean knows(Permission permission) {
        return permission.equals(Permission.EVERYTHING) || find(permission).isPresent();
    }

    /**
     * One permission.
     *
     * @param permission the permission
     * @param group what it belongs to: a short word to group by, such as {@code send}
     * @param risk how much harm a stolen key could do with it
     * @param summary what it allows, one English sentence
     */
    public record Entry(Permission permission, String group, Risk risk, String summary) {}

    /** How much harm a stolen key could do with a permission. */
    public enum Risk {
        /** Reads what is not personal. */
        LOW,
        /** Reads messages, or sends them and so costs money and reputation. */
        MEDIUM,
        /** Makes or changes keys, users or payments: a stolen key could give itself more. */
        HIGH
    }
}
