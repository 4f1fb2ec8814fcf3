package dev.latchkey.desktop.createkey;

import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.KeyRules.Permissions;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.Support;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sets of permissions that are often wanted, worked out from any gateway's rules. */
public enum PermissionPreset {
    /** Sends, and nothing else. */
    SEND,
    /** Looks, and touches nothing. */
    READ,
    /** All there is, now and later. */
    EVERYTHING,
    /** Chosen one by one. */
    CUSTOM;

    /** The presets that mean something by these rules. */
    static List<PermissionPreset> of(Permissions rules) {
        return Stream.of(values()).filter(preset -> preset == CUSTOM || !preset.permissions(rules).isEmpty())
                .toList();
    }

    /** What the preset allows; empty for {@link #CUSTOM}. */
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

    /** The preset that allows just this. */
    static PermissionPreset matching(Set<Permission> permissions, Permissions rules) {
        return Stream.of(SEND, READ, EVERYTHING)
                .filter(preset -> !permissions.isEmpty() && preset.permissions(rules).equals(permissions))
                .findFirst()
                .orElse(CUSTOM);
    }
}
