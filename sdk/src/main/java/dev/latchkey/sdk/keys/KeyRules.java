package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.Gateway;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes what a gateway supports for keys. Forms are built from it and validated by it, without knowing the gateway.
 * Start with {@link #of}.
 *
 * {@snippet :
 * KeyRules rules = keys.rules();
 * NewApiKey newKey = NewApiKey.named("shop").permissions(Permission.of("sms:send")).build();
 * rules.check(newKey, Instant.now()).forEach(problem -> System.out.println(problem.field() + " " + problem.message()));
 * }
 *
 * @param gateway gateway that the rules describe
 * @param identity kind of {@link ApiKey#id()}
 * @param parts credentials that are issued with a key
 * @param names rules for names
 * @param environments environments that a key can have, the safest first
 * @param length rules for the length of the secret
 * @param allowlist rules for allowed addresses
 * @param permissions rules for permissions
 * @param listing support for listing the account's keys
 * @param creation support for creating keys
 * @param edit support for changing name, permissions, addresses and expiry later
 * @param regenerate support for replacing the secret of a key
 * @param viewAgain support for reading the secret after creation
 * @param revocation support for revoking keys
 * @param expiry support for keys that expire
 * @param lastUse support for the time of a key's last use
 * @param maximum maximum number of keys in an account; null if no limit is known
 */
public record KeyRules(Gateway gateway, Identity identity, Parts parts, Names names, List<Environment> environments,
        Length length, Allowlist allowlist, Permissions permissions, Support listing, Support creation, Support edit,
        Support regenerate, Support viewAgain, Support revocation, Support expiry, Support lastUse,
        @Nullable Integer maximum) {
    public KeyRules {
        environments = List.copyOf(environments);
        if (environments.isEmpty()) {
            throw new IllegalArgumentException("A gateway must have at least one environment.");
        }
    }

    /** Starts the rules of a gateway. What has no default must be set. */
    public static KeyRulesBuilder of(Gateway gateway) {
        return new KeyRulesBuilder(gateway);
    }

    /** Returns a builder that starts with these rules. */
    public KeyRulesBuilder toBuilder() {
        return new KeyRulesBuilder(this);
    }

    /**
     * Validates a new key before it is sent to the gateway. Returns the problems, or an empty list. Fields are named as
     * in {@link NewApiKey}, such as {@code allowedIps[0]}.
     *
     * @param now current time, which an expiry must be after
     */
    public List<FieldError> check(NewApiKey newKey, Instant now) {
        return new KeyValidator(this, now).validate(newKey);
    }

    /**
     * Validates a new key, also against the names of existing keys. Returns the problems, or an empty list.
     *
     * @param now current time, which an expiry must be after
     * @param others existing keys
     */
    public List<FieldError> check(NewApiKey newKey, Instant now, List<ApiKey> others) {
        return new KeyValidator(this, now).validate(newKey, others);
    }

    /**
     * Validates a change of a key before it is sent to the gateway. Returns the problems, or an empty list.
     *
     * @param now current time, which an expiry must be after
     */
    public List<FieldError> check(KeyChange change, Instant now) {
        return new KeyValidator(this, now).validate(change);
    }

    /** Returns the number of further keys that an account with this many keys can have; empty if no limit is known. */
    public OptionalInt room(int keys) {
        return maximum == null ? OptionalInt.empty() : OptionalInt.of(Math.max(0, maximum - keys));
    }

    /** Kind of {@link ApiKey#id()}. */
    public enum Identity {
        /** A technical id assigned by the gateway, which does not change. */
        ID,
        /** The public part of the key. */
        CONSUMER_KEY,
        /** The name that the owner gave the key, which is unique. A new name is a new id. */
        NAME
    }

    /** Credentials that are issued with a key. */
    public enum Parts {
        /** A secret only. */
        SECRET,
        /** A public part, used like a user name, and a secret, used like a password. */
        PAIR,
        /** A secret, and a second one that signs requests and webhooks. */
        SECRET_AND_SIGNING_SECRET
    }

    /**
     * Rules for the names of keys.
     *
     * @param required true if a key must have a name
     * @param max maximum length in characters
     * @param unique true if no two keys can have the same name
     */
    public record Names(boolean required, int max, boolean unique) {}

    /**
     * Rules for the length of a secret, in characters.
     *
     * @param choice support for choosing the length
     * @param min minimum length
     * @param max maximum length
     * @param defaultLength length if none is chosen
     * @param recommended length below which callers should warn
     */
    public record Length(Support choice, int min, int max, int defaultLength, int recommended) {
        /**
         * Returns the rules of a fixed length.
         *
         * @param why why it cannot be chosen, as an English sentence
         */
        public static Length fixed(int length, String why) {
            return new Length(Support.no(why), length, length, length, Math.min(length, 64));
        }

        /** Returns true if the length is within the limits. */
        public boolean allows(int length) {
            return length >= min && length <= max;
        }
    }

    /**
     * Rules for the addresses from which a key can be used.
     *
     * @param support support for limiting a key to addresses
     * @param forms permitted forms of an entry
     * @param max maximum number of entries
     */
    public record Allowlist(Support support, Set<IpForm> forms, int max) {
        public Allowlist {
            forms = Set.copyOf(forms);
        }

        /**
         * Returns the rules of a gateway without allowlists.
         *
         * @param why why there are none, as an English sentence
         */
        public static Allowlist none(String why) {
            return new Allowlist(Support.no(why), Set.of(), 0);
        }

        /** Returns true if the gateway permits entries of this form. */
        public boolean allows(IpRange range) {
            return forms.contains(range.isSingleAddress() ? IpForm.ADDRESS : IpForm.RANGE);
        }
    }

    /** Form of an allowlist's entry. */
    public enum IpForm {
        /** A single address. */
        ADDRESS,
        /** A range in CIDR notation. */
        RANGE
    }

    /**
     * Rules for the permissions of a key.
     *
     * @param choice support for choosing permissions
     * @param min minimum number of permissions
     * @param everything support for {@link Permission#EVERYTHING}
     * @param catalogue the permissions that the gateway knows
     */
    public record Permissions(Support choice, int min, Support everything, PermissionCatalogue catalogue) {
        /**
         * Returns the rules of a gateway whose keys all have every permission.
         *
         * @param why why they cannot be chosen, as an English sentence
         */
        public static Permissions none(String why) {
            return new Permissions(Support.no(why), 0, Support.no(why), new PermissionCatalogue(List.of(), true));
        }
    }
}
