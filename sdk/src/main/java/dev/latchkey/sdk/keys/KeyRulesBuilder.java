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
 * Collects the {@link KeyRules} of a gateway. Not safe for use by several threads.
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

    /** What {@link ApiKey#id()} is; unset, {@link Identity#ID}. */
    public KeyRulesBuilder identity(Identity value) {
        identity = value;
        return this;
    }

    /** What is handed out when a key is made; unset, {@link Parts#SECRET}. */
    public KeyRulesBuilder parts(Parts value) {
        parts = value;
        return this;
    }

    /** What a key can be called. */
    public KeyRulesBuilder names(Names value) {
        names = value;
        return this;
    }

    /** Which environments a key can have, the safest first; unset, live only. */
    public KeyRulesBuilder environments(Environment... values) {
        environments = Arrays.asList(values);
        return this;
    }

    /** The length of the secret. */
    public KeyRulesBuilder length(Length value) {
        length = value;
        return this;
    }

    /** Where a key may be used from. */
    public KeyRulesBuilder allowlist(Allowlist value) {
        allowlist = value;
        return this;
    }

    /** What a key can be allowed to do. */
    public KeyRulesBuilder permissions(Permissions value) {
        permissions = value;
        return this;
    }

    /** Whether the account's keys can be listed. */
    public KeyRulesBuilder listing(Support value) {
        listing = value;
        return this;
    }

    /** Whether a key can be made. */
    public KeyRulesBuilder creation(Support value) {
        creation = value;
        return this;
    }

    /** Whether name, permissions, addresses and expiry can be changed later. */
    public KeyRulesBuilder edit(Support value) {
        edit = value;
        return this;
    }

    /** Whether a key can get a new secret and stay the same key. */
    public KeyRulesBuilder regenerate(Support value) {
        regenerate = value;
        return this;
    }

    /** Whether the secret can be read again after its creation. */
    public KeyRulesBuilder viewAgain(Support value) {
        viewAgain = value;
        return this;
    }

    /** Whether a key can be taken back. */
    public KeyRulesBuilder revocation(Support value) {
        revocation = value;
        return this;
    }

    /** Whether a key can end by itself. */
    public KeyRulesBuilder expiry(Support value) {
        expiry = value;
        return this;
    }

    /** Whether the gateway tells when a key was last used. */
    public KeyRulesBuilder lastUse(Support value) {
        lastUse = value;
        return this;
    }

    /** How many keys an account can have; unset, no limit is known. */
    public KeyRulesBuilder maximum(int value) {
        maximum = value;
        return this;
    }

    /**
     * The rules.
     *
     * @throws IllegalStateException when something that has no standard was not said
     */
    public KeyRules build() {
        return new KeyRules(gateway, identity, parts, said(names, "names"), environments, said(length, "length"),
                said(allowlist, "allowlist"), said(permissions, "permissions"), said(listing, "listing"),
                said(creation, "creation"), said(edit, "edit"), said(regenerate, "regenerate"),
                said(viewAgain, "viewAgain"), said(revocation, "revocation"), said(expiry, "expiry"),
                said(lastUse, "lastUse"), maximum);
    }

    private static <T> T said(@Nullable T value, String method) {
        if (value == null) {
            throw new IllegalStateException("The rules say nothing of " + method + ". Call " + method + "(…) first.");
        }
        return value;
    }
}
