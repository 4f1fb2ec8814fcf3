package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.Gateway;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway can do with keys. Forms are drawn from this, and checked by it; nothing asks which gateway it is.
 * Begin one with {@link #of}.
 *
 * {@snippet :
 * KeyRules rules = keys.rules();
 * NewApiKey wanted = NewApiKey.named("shop").permissions(Permission.of("sms:send")).build();
 * rules.check(wanted, Instant.now()).forEach(problem -> System.out.println(problem.field() + " " + problem.message()));
 * }
 *
 * @param gateway whose rules these are
 * @param identity what {@link ApiKey#id()} is
 * @param parts what is handed out when a key is made
 * @param names what a key can be called
 * @param environments which environments a key can have, the safest first
 * @param length of the secret
 * @param allowlist of addresses
 * @param permissions what a key can be allowed to do
 * @param listing whether the account's keys can be listed
 * @param creation whether a key can be made
 * @param edit whether name, permissions, addresses and expiry can be changed later
 * @param regenerate whether a key can get a new secret and stay the same key
 * @param viewAgain whether the secret can be read again after its creation
 * @param revocation whether a key can be taken back
 * @param expiry whether a key can end by itself
 * @param lastUse whether the gateway tells when a key was last used
 * @param maximum how many keys an account can have; null where no limit is known
 */
public record KeyRules(Gateway gateway, Identity identity, Parts parts, Names names, List<Environment> environments,
        Length length, Allowlist allowlist, Permissions permissions, Support listing, Support creation, Support edit,
        Support regenerate, Support viewAgain, Support revocation, Support expiry, Support lastUse,
        @Nullable Integer maximum) {
    public KeyRules {
        environments = List.copyOf(environments);
        if (environments.isEmpty()) {
            throw new IllegalArgumentException("A gateway has at least one environment.");
        }
    }

    /** Begins the rules of a gateway; everything it can or cannot do has to be said. */
    public static KeyRulesBuilder of(Gateway gateway) {
        return new KeyRulesBuilder(gateway);
    }

    /** Begins other rules with all of these. */
    public KeyRulesBuilder toBuilder() {
        return new KeyRulesBuilder(this);
    }

    /**
     * What is wrong with a key that is to be made, before the gateway is asked; empty for nothing. Fields are named as
     * in {@link NewApiKey}: {@code allowedIps[0]}.
     *
     * @param now the time that an expiry must be after
     */
    public List<FieldError> check(NewApiKey wanted, Instant now) {
        return new KeyCheck(this, now).of(wanted);
    }

    /** As {@link #check(NewApiKey, Instant)}, also against the names of the keys that are there. */
    public List<FieldError> check(NewApiKey wanted, Instant now, List<ApiKey> others) {
        return new KeyCheck(this, now).of(wanted, others);
    }

    /** What is wrong with a change to a key, before the gateway is asked; empty for nothing. */
    public List<FieldError> check(KeyChange change, Instant now) {
        return new KeyCheck(this, now).of(change);
    }

    /** How many more keys an account with this many can have; empty where no limit is known. */
    public OptionalInt room(int keys) {
        return maximum == null ? OptionalInt.empty() : OptionalInt.of(Math.max(0, maximum - keys));
    }

    /** What {@link ApiKey#id()} is. */
    public enum Identity {
        /** A name for programs, given by the gateway, which stays while the key lives. */
        ID,
        /** The public part of the key. */
        CONSUMER_KEY,
        /** The owner's name for it: another name is another identity, and no two keys share one. */
        NAME
    }

    /** What is handed out when a key is made. */
    public enum Parts {
        /** A secret. */
        SECRET,
        /** A public part, used like a user name, and a secret, used like a password. */
        PAIR,
        /** A secret, and a second one by which requests and webhooks are signed. */
        SECRET_AND_SIGNING_SECRET
    }

    /**
     * What a key can be called.
     *
     * @param required whether it needs a name
     * @param max longest name, in characters
     * @param unique whether no two keys can have one name
     */
    public record Names(boolean required, int max, boolean unique) {}

    /**
     * The length of a secret, in characters.
     *
     * @param choice whether it can be chosen
     * @param min shortest
     * @param max longest
     * @param standard what is taken where nothing is chosen
     * @param recommended below this, a warning is due
     */
    public record Length(Support choice, int min, int max, int standard, int recommended) {
        /** A length that nobody can choose. */
        public static Length fixed(int length, String why) {
            return new Length(Support.no(why), length, length, length, Math.min(length, 64));
        }

        /** Whether a secret of this length can be had. */
        public boolean allows(int length) {
            return length >= min && length <= max;
        }
    }

    /**
     * The addresses a key may be used from.
     *
     * @param support whether a key can be bound to addresses
     * @param forms what an entry can be
     * @param max most entries a key can have
     */
    public record Allowlist(Support support, Set<IpForm> forms, int max) {
        public Allowlist {
            forms = Set.copyOf(forms);
        }

        /** No allowlist. */
        public static Allowlist none(String why) {
            return new Allowlist(Support.no(why), Set.of(), 0);
        }

        /** Whether an entry of this form can be had. */
        public boolean allows(IpRange range) {
            return forms.contains(range.isSingleAddress() ? IpForm.ADDRESS : IpForm.RANGE);
        }
    }

    /** What an entry of an allowlist can be. */
    public enum IpForm {
        /** One address. */
        ADDRESS,
        /** A range in CIDR notation. */
        RANGE
    }

    /**
     * What a key can be allowed to do.
     *
     * @param choice whether it can be chosen
     * @param min fewest permissions of a key
     * @param everything whether {@link Permission#EVERYTHING} can be asked for
     * @param catalogue the permissions the gateway knows
     */
    public record Permissions(Support choice, int min, Support everything, PermissionCatalogue catalogue) {
        /** Every key can do everything. */
        public static Permissions none(String why) {
            return new Permissions(Support.no(why), 0, Support.no(why), new PermissionCatalogue(List.of(), true));
        }
    }
}
