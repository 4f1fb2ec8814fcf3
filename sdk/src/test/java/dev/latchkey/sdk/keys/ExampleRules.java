package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.keys.KeyRules.Allowlist;
import dev.latchkey.sdk.keys.KeyRules.Identity;
import dev.latchkey.sdk.keys.KeyRules.IpForm;
import dev.latchkey.sdk.keys.KeyRules.Length;
import dev.latchkey.sdk.keys.KeyRules.Names;
import dev.latchkey.sdk.keys.KeyRules.Parts;
import dev.latchkey.sdk.keys.KeyRules.Permissions;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import java.util.List;
import java.util.Set;

/** Rules of four very different gateways, so that no code is written for one. */
final class ExampleRules {
    private static final Support YES = Support.yes();

    /** Supports everything. */
    static final KeyRules EVERYTHING = KeyRules.of(Gateway.of("fake")).parts(Parts.PAIR)
            .names(new Names(true, 100, false)).environments(Environment.SANDBOX, Environment.LIVE)
            .length(new Length(YES, 16, 128, 96, 64))
            .allowlist(new Allowlist(YES, Set.of(IpForm.ADDRESS, IpForm.RANGE), 100))
            .permissions(new Permissions(YES, 1, YES, new PermissionCatalogue(
                    List.of(entry("sms:send", "send", Access.SEND, Risk.MEDIUM),
                            entry("messages:read", "messages", Access.READ, Risk.MEDIUM),
                            entry("statistics:read", "messages", Access.READ, Risk.LOW),
                            entry("keys:write", "keys", Access.CHANGE, Risk.HIGH)),
                    true)))
            .listing(YES).creation(YES).edit(YES).regenerate(YES).viewAgain(YES).revocation(YES).expiry(YES)
            .lastUse(YES).maximum(15).build();

    /** Key pairs with three permissions, allowlists of single addresses, and no later changes. */
    static final KeyRules PLAIN_PAIRS = KeyRules.of(Gateway.of("pairs")).identity(Identity.CONSUMER_KEY)
            .parts(Parts.PAIR).names(new Names(false, 100, false))
            .length(Length.fixed(32, "The gateway chooses the length."))
            .allowlist(new Allowlist(YES, Set.of(IpForm.ADDRESS), 50))
            .permissions(new Permissions(YES, 1, Support.emulated("All three are requested."), new PermissionCatalogue(
                    List.of(entry("SMTP", "send", Access.SEND, Risk.MEDIUM),
                            entry("HTTP", "send", Access.SEND, Risk.MEDIUM),
                            entry("REST", "manage", Access.CHANGE, Risk.HIGH)),
                    true)))
            .listing(YES).creation(YES).edit(Support.no("Keys cannot be changed. Replace the key."))
            .regenerate(Support.no("Delete it and create another.")).viewAgain(Support.no("It is shown once."))
            .revocation(YES).expiry(Support.emulated("Latchkey reminds you."))
            .lastUse(Support.no("It is not available."))
            .build();

    /** Keys identified by name, with a catalogue of permissions that grows. */
    static final KeyRules BY_NAME = KeyRules.of(Gateway.of("byname")).identity(Identity.NAME)
            .names(new Names(true, 50, true)).length(Length.fixed(96, "It is always 96."))
            .allowlist(new Allowlist(YES, Set.of(IpForm.ADDRESS, IpForm.RANGE), 20))
            .permissions(new Permissions(YES, 1, Support.emulated("All known permissions are requested."),
                    new PermissionCatalogue(List.of(entry("ViewContacts", "Contacts", Access.READ, Risk.MEDIUM),
                            entry("ModifyContacts", "Contacts", Access.CHANGE, Risk.MEDIUM)), false)))
            .listing(YES).creation(YES).edit(YES).regenerate(Support.emulated("A new key of the same name is created."))
            .viewAgain(Support.no("It is shown once.")).revocation(YES).expiry(YES).lastUse(YES).maximum(15).build();

    /** Keys that are created only in the gateway's own dashboard. */
    static final KeyRules BY_HAND = KeyRules.of(Gateway.of("byhand")).parts(Parts.SECRET_AND_SIGNING_SECRET)
            .names(new Names(false, 100, false)).environments(Environment.SANDBOX, Environment.LIVE)
            .length(new Length(Support.no("Choose it in the dashboard."), 1, 256, 64, 64))
            .allowlist(Allowlist.none("Addresses cannot be limited."))
            .permissions(Permissions.none("Every key can do everything."))
            .listing(Support.emulated("Latchkey keeps a list.")).creation(Support.no("Create it in the dashboard."))
            .edit(Support.no("Change it in the dashboard.")).regenerate(Support.no("Create another one."))
            .viewAgain(Support.no("Look it up in the dashboard.")).revocation(Support.no("Delete it in the dashboard."))
            .expiry(Support.no("Keys do not expire.")).lastUse(Support.no("It is not available.")).build();

    private ExampleRules() {}

    private static Entry entry(String name, String group, Access access, Risk risk) {
        return new Entry(Permission.of(name), group, access, risk, "Does what " + name + " says.");
    }
}
