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
 * The permissions that a gateway knows, in display order.
 *
 * {@snippet :
 * PermissionCatalogue catalogue = keys.rules().permissions().catalogue();
 * catalogue.groups().forEach(group -> System.out.println(group.name() + " " + group.entries()));
 * System.out.println(catalogue.risk(key.permissions()) + " " + catalogue.search("read message"));
 * }
 *
 * @param entries the permissions, each once
 * @param complete true if the gateway refuses all others; false if it may know more than this version
 */
public record PermissionCatalogue(List<Entry> entries, boolean complete) {
    /**
     * Creates a catalogue.
     *
     * @throws IllegalArgumentException if a permission occurs twice
     */
    public PermissionCatalogue {
        entries = List.copyOf(entries);
        Set<Permission> seen = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.permission())) {
                throw new IllegalArgumentException("The permission " + entry.permission() + " occurs twice.");
            }
        }
    }

    /** Returns the entry of a permission; empty if this version does not know it. */
    public Optional<Entry> find(Permission permission) {
        return entries.stream().filter(entry -> entry.permission().equals(permission)).findFirst();
    }

    /** Returns true if the permission is in the catalogue or is {@link Permission#EVERYTHING}. */
    public boolean knows(Permission permission) {
        return permission.equals(Permission.EVERYTHING) || find(permission).isPresent();
    }

    /** Returns the permissions that are not in the catalogue, in their order. */
    public Set<Permission> unknown(Collection<Permission> permissions) {
        return PermissionSet.of(permissions.stream().filter(permission -> !knows(permission)).toList());
    }

    /** Returns the needed permissions that the granted ones lack. {@link Permission#EVERYTHING} lacks none. */
    public Set<Permission> missing(Collection<Permission> granted, Collection<Permission> needed) {
        if (granted.contains(Permission.EVERYTHING)) {
            return Set.of();
        }
        if (needed.contains(Permission.EVERYTHING)) {
            Set<Permission> all = new LinkedHashSet<>(all());
            all.add(Permission.EVERYTHING);
            all.removeAll(granted);
            return PermissionSet.of(all);
        }
        return PermissionSet.of(needed.stream().filter(permission -> !granted.contains(permission)).toList());
    }

    /** Returns all permissions of the catalogue. */
    public Set<Permission> all() {
        return PermissionSet.of(entries.stream().map(Entry::permission).toList());
    }

    /** Returns the permissions with this kind of access, for choices such as "read only" in forms. */
    public Set<Permission> having(Access access) {
        return PermissionSet
                .of(entries.stream().filter(entry -> entry.access() == access).map(Entry::permission).toList());
    }

    /** Returns the permissions by group. Groups and permissions are in the order of the catalogue. */
    public List<Group> groups() {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(entry.group(), name -> new ArrayList<>()).add(entry));
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
    }

    /**
     * Returns the highest risk of these permissions; {@link Risk#LOW} if there are none. An unknown permission counts
     * as {@link Risk#HIGH}.
     */
    public Risk risk(Collection<Permission> permissions) {
        return permissions.stream().map(permission -> find(permission).map(Entry::risk).orElse(Risk.HIGH))
                .max(Comparator.naturalOrder()).orElse(Risk.LOW);
    }

    /**
     * Returns the entries that contain all these words in their name, group or summary. Case does not matter.
     *
     * @param words words separated by spaces; a blank text finds all
     */
    public List<Entry> search(String words) {
        List<String> terms = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return entries.stream().filter(entry -> {
            String text = (entry.permission() + "\n" + entry.group() + "\n" + entry.summary())
                    .toLowerCase(Locale.ROOT);
            return terms.stream().allMatch(text::contains);
        }).toList();
    }

    /**
     * A permission with its description.
     *
     * @param permission the permission
     * @param group short name of its group, such as {@code send}
     * @param access kind of access that it grants
     * @param risk damage that a stolen key could do with it
     * @param summary one English sentence that says what it permits
     */
    public record Entry(Permission permission, String group, Access access, Risk risk, String summary) {}

    /**
     * A group of permissions.
     *
     * @param name short name
     * @param entries permissions of the group, at least one
     */
    public record Group(String name, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** Kind of access that a permission grants. */
    public enum Access {
        /** Reads, and changes nothing. */
        READ,
        /** Sends messages. */
        SEND,
        /** Creates, changes or deletes. */
        CHANGE
    }

    /** Damage that a stolen key could do with a permission, the least first. */
    public enum Risk {
        /** Reads data that is not personal. */
        LOW,
        /** Reads messages, or sends them and so costs money and reputation. */
        MEDIUM,
        /** Manages keys, users or payments: a stolen key could extend its own permissions. */
        HIGH
    }
}
