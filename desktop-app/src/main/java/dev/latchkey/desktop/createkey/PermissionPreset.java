package dev.latchkey.desktop.createkey;

import dev.latchkey.sdk.keys.KeyRules.Permissions;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.Support;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Common sets of permissions, derived from the rules of the gateway. */
public enum PermissionPreset {
    /** Permissions to send only. */
    SEND,
    /** Permissions to read only. */
    READ,
    /** All permissions, including future ones. */
    EVERYTHING,
    /** Permissions chosen one by one. */
    CUSTOM;

    /** Returns the presets that are available under these rules. */
    static List<PermissionPreset> of(Permissions rules) {
        return Stream.of(values()).filter(preset -> preset == CUSTOM || !preset.permissions(rules).isEmpty())
                .toList();
    }

    /** Returns the permissions of the preset; empty for {@link #CUSTOM}. */
    Set<Permission> permissions(Permissions rules) {
        return switch (this) {
            case SEND -> rules.catalogue().having(Access.SEND);
            case READ -> rules.catalogue().having(Access.READ);
            case EVERYTHING -> rules.everything() instanceof Support.Supported
                    ? Set.of(Permission.EVERYTHING)
                    : rules.catalogue().all();
            case CUSTOM -> Set.of();
        };
    }

    /** Returns the preset with exactly these permissions, or {@link #CUSTOM}. */
    static PermissionPreset matching(Set<Permission> permissions, Permissions rules) {
        return Stream.of(SEND, READ, EVERYTHING)
                .filter(preset -> !permissions.isEmpty() && preset.permissions(rules).equals(permissions))
                .findFirst()
                .orElse(CUSTOM);
    }
}
