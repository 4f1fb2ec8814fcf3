package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.keys.KeyRules.Allowlist;
import dev.latchkey.sdk.keys.KeyRules.Identity;
import dev.latchkey.sdk.keys.KeyRules.Length;
import dev.latchkey.sdk.keys.KeyRules.Names;
import dev.latchkey.sdk.keys.KeyRules.Parts;
import dev.latchkey.sdk.keys.KeyRules.Permissions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builder of the {@link KeyRules} of a gateway. Not safe for use by several threads.
 *
 * {@snippet :
 * KeyRules live = keys.rules().toBuilder().environments(Environment.LIVE).maximum(3).build();
 * }
 */
public final class KeyRulesBuilder {
    private final Gateway gateway;
    private Identity identity = Identity.ID;
    private Parts parts = Parts.SECRET;
    private List<Environment> environments = List.of(Environment.LIVE);
    private @Nullable Names names;
    private @Nullable Length length;
    private @Nullable Allowlist allowlist;
    private @Nullable Permissions permissions;
    private @Nullable Support listing;
    private @Nullable Support creation;
    private @Nullable Support edit;
    private @Nullable Support regenerate;
    private @Nullable Support viewAgain;
    private @Nullable Support revocation;
    private @Nullable Support expiry;
    private @Nullable Support lastUse;
    private @Nullable Integer maximum;

    KeyRulesBuilder(Gateway gateway) {
        this.gateway = gateway;
    }

    KeyRulesBuilder(KeyRules rules) {
        this(rules.gateway());
        identity(rules.identity()).parts(rules.parts()).names(rules.names()).length(rules.length())
                .allowlist(rules.allowlist()).permissions(rules.permissions()).listing(rules.listing())
                .creation(rules.creation()).edit(rules.edit()).regenerate(rules.regenerate())
                .viewAgain(rules.viewAgain()).revocation(rules.revocation()).expiry(rules.expiry())
                .lastUse(rules.lastUse());
        environments = rules.environments();
        maximum = rules.maximum();
    }

    /** Sets the kind of {@link ApiKey#id()}. Default: {@link Identity#ID}. */
    public KeyRulesBuilder identity(Identity value) {
        identity = value;
        return this;
    }

    /** Sets the credentials that are issued with a key. Default: {@link Parts#SECRET}. */
    public KeyRulesBuilder parts(Parts value) {
        parts = value;
        return this;
    }

    /** Sets the rules for names. */
    public KeyRulesBuilder names(Names value) {
        names = value;
        return this;
    }

    /** Sets the environments that a key can have, the safest first. Default: live only. */
    public KeyRulesBuilder environments(Environment... values) {
        environments = Arrays.asList(values);
        return this;
    }

    /** Sets the rules for the length of the secret. */
    public KeyRulesBuilder length(Length value) {
        length = value;
        return this;
    }

    /** Sets the rules for allowed addresses. */
    public KeyRulesBuilder allowlist(Allowlist value) {
        allowlist = value;
        return this;
    }

    /** Sets the rules for permissions. */
    public KeyRulesBuilder permissions(Permissions value) {
        permissions = value;
        return this;
    }

    /** Sets the support for listing the account's keys. */
    public KeyRulesBuilder listing(Support value) {
        listing = value;
        return this;
    }

    /** Sets the support for creating keys. */
    public KeyRulesBuilder creation(Support value) {
        creation = value;
        return this;
    }

    /** Sets the support for changing name, permissions, addresses and expiry later. */
    public KeyRulesBuilder edit(Support value) {
        edit = value;
        return this;
    }

    /** Sets the support for replacing the secret of a key. */
    public KeyRulesBuilder regenerate(Support value) {
        regenerate = value;
        return this;
    }

    /** Sets the support for reading the secret after creation. */
    public KeyRulesBuilder viewAgain(Support value) {
        viewAgain = value;
        return this;
    }

    /** Sets the support for revoking keys. */
    public KeyRulesBuilder revocation(Support value) {
        revocation = value;
        return this;
    }

    /** Sets the support for keys that expire. */
    public KeyRulesBuilder expiry(Support value) {
        expiry = value;
        return this;
    }

    /** Sets the support for the time of a key's last use. */
    public KeyRulesBuilder lastUse(Support value) {
        lastUse = value;
        return this;
    }

    /** Sets the maximum number of keys in an account. Default: no limit is known. */
    public KeyRulesBuilder maximum(int value) {
        maximum = value;
        return this;
    }

    /**
     * Returns the rules.
     *
     * @throws IllegalStateException if a property without a default was not set
     */
    public KeyRules build() {
        return new KeyRules(gateway, identity, parts, required(names, "names"), environments,
                required(length, "length"),
                required(allowlist, "allowlist"), required(permissions, "permissions"), required(listing, "listing"),
                required(creation, "creation"), required(edit, "edit"), required(regenerate, "regenerate"),
                required(viewAgain, "viewAgain"), required(revocation, "revocation"), required(expiry, "expiry"),
                required(lastUse, "lastUse"), maximum);
    }

    private static <T> T required(@Nullable T value, String method) {
        if (value == null) {
            throw new IllegalStateException("The rules lack " + method + ". Call " + method + "(…) first.");
        }
        return value;
    }
}
