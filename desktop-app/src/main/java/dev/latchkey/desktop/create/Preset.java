package dev.latchkey.desktop.create;

import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of permissions that are often wanted, worked out from any gateway's catalogue. */
public enum Preset {
    /** Sends, and nothing else. */
    SEND,
    /** Looks, and touches nothing. */
    READ,
    /** All there is, now and later. */
    EVERYTHING,
    /** Chosen one by one. */
    CUSTOM;

    private static final Pattern READING = Pattern.compile("(?i).*\\b(read|view|list)$");

    /** The presets that mean something with this catalogue. */
    static List<Preset> of(PermissionCatalogue catalogue) {
        return Stream.of(values()).filter(preset -> preset == CUSTOM || !preset.permissions(catalogue).isEmpty())
                .toList();
    }

    /** What the preset allows; empty for {@link #CUSTOM}. */
    Set<Permission> permissions(PermissionCatalogue catalogue) {
        return switch (this) {
            case SEND -> those(catalogue.entries().stream().filter(entry -> entry.group().equals("send")));
            case READ -> those(catalogue.entries().stream()
                    .filter(entry -> READING.matcher(entry.permission().name()).matches()));
            case EVERYTHING -> Set.of(Permission.EVERYTHING);
            case CUSTOM -> Set.of();
        };
    }

    /** The preset that allows just this. */
    static Preset matching(Set<Permission> permissions, PermissionCatalogue catalogue) {
        return Stream.of(SEND, READ, EVERYTHING)
                .filter(preset -> !permissions.isEmpty() && preset.permissions(catalogue).equals(permissions))
                .findFirst()
                .orElse(CUSTOM);
    }

    private static Set<Permission> those(Stream<Entry> entries) {
        return entries.map(Entry::permission).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
