package dev.latchkey.sdk.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The permissions a gateway knows, in the order to show them.
 *
 * {@snippet :
 * PermissionCatalogue catalogue = keys.rules().permissions().catalogue();
 * catalogue.groups().forEach(group -> System.out.println(group.name() + " " + group.entries()));
 * System.out.println(catalogue.risk(key.permissions()) + " " + catalogue.search("read message"));
 * }
 *
 * @param entries each permission once
 * @param complete whether the gateway refuses every other; false where it may know some that this version does not
 */
public record PermissionCatalogue(List<Entry> entries, boolean complete) {
    /**
     * A catalogue of these.
     *
     * @throws IllegalArgumentException when a permission is there twice
     */
    public PermissionCatalogue {
        entries = List.copyOf(entries);
        Set<Permission> seen = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.permission())) {
                throw new IllegalArgumentException("The permission " + entry.permission() + " is there twice.");
            }
        }
    }

    /** What is known about a permission; empty for one this version does not know. */
    public Optional<Entry> find(Permission permission) {
        return entries.stream().filter(entry -> entry.permission().equals(permission)).findFirst();
    }

    /** Whether the permission is in the catalogue, or is {@link Permission#EVERYTHING}. */
    public boolean knows(Permission permission) {
        return permission.equals(Permission.EVERYTHING) || find(permission).isPresent();
    }

    /** Those of these permissions that are not in the catalogue, in their order. */
    public Set<Permission> unknown(Collection<Permission> permissions) {
        return PermissionSet.of(permissions.stream().filter(permission -> !knows(permission)).toList());
    }

    /** Those of the needed permissions that the given ones do not grant; what has everything misses nothing. */
    public Set<Permission> missing(Collection<Permission> given, Collection<Permission> needed) {
        if (given.contains(Permission.EVERYTHING)) {
            return Set.of();
        }
        if (needed.contains(Permission.EVERYTHING)) {
            Set<Permission> all = new LinkedHashSet<>(all());
            all.add(Permission.EVERYTHING);
            all.removeAll(given);
            return PermissionSet.of(all);
        }
        return PermissionSet.of(needed.stream().filter(permission -> !given.contains(permission)).toList());
    }

    /** All permissions of the catalogue. */
    public Set<Permission> all() {
        return PermissionSet.of(entries.stream().map(Entry::permission).toList());
    }

    /** The permissions of one kind, for forms that offer "read only" and the like. */
    public Set<Permission> having(Access access) {
        return PermissionSet
                .of(entries.stream().filter(entry -> entry.access() == access).map(Entry::permission).toList());
    }

    /** The permissions by group, groups and permissions in the order of the catalogue. */
    public List<Group> groups() {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(entry.group(), name -> new ArrayList<>()).add(entry));
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
    }

    /**
     * The highest risk among permissions; {@link Risk#LOW} for none at all. A permission that is not known counts as
     * {@link Risk#HIGH}, as nothing is known against that.
     */
    public Risk risk(Collection<Permission> permissions) {
        return permissions.stream().map(permission -> find(permission).map(Entry::risk).orElse(Risk.HIGH))
                .max(Comparator.naturalOrder()).orElse(Risk.LOW);
    }

    /**
     * The entries that have all these words in their name, group or summary, whatever the case.
     *
     * @param words separated by spaces; blank finds all
     */
    public List<Entry> search(String words) {
        List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return entries.stream().filter(entry -> {
            String text = (entry.permission() + "\n" + entry.group() + "\n" + entry.summary())
                    .toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(text::contains);
        }).toList();
    }

    /**
     * One permission.
     *
     * @param permission the permission
     * @param group what it belongs to: a short word to group by, such as {@code send}
     * @param access what kind of thing it allows
     * @param risk how much harm a stolen key could do with it
     * @param summary what it allows, one English sentence
     */
    public record Entry(Permission permission, String group, Access access, Risk risk, String summary) {}

    /**
     * Permissions that belong together.
     *
     * @param name short word
     * @param entries at least one
     */
    public record Group(String name, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** What kind of thing a permission allows. */
    public enum Access {
        /** Looks, and touches nothing. */
        READ,
        /** Sends messages. */
        SEND,
        /** Makes, changes or removes. */
        CHANGE
    }

    /** How much harm a stolen key could do with a permission, the least first. */
    public enum Risk {
        /** Reads what is not personal. */
        LOW,
        /** Reads messages, or sends them and so costs money and reputation. */
        MEDIUM,
        /** Makes or changes keys, users or payments: a stolen key could give itself more. */
        HIGH
    }
}
