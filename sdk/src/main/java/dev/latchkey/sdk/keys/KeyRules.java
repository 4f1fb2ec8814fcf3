package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Gateway;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway can do with keys. Forms are drawn from this; nothing asks which gateway it is.
 *
 * {@snippet :
 * KeyRules rules = keys.rules();
 * tell("A name has at most " + rules.nameMax() + " characters.");
 * for (Environment environment : rules.environments()) {
 *     tell(environment);
 * }
 * }
 *
 * @param gateway whose rules these are
 * @param nameMax longest name, in characters
 * @param environments which environments a key can have, the safest first
 * @param length of the secret
 * @param allowlist of addresses
 * @param permissions what a key can be allowed to do
 * @param expiry whether a key can end by itself
 * @param edit whether name, permissions and addresses can be changed later
 * @param regenerate whether a key can get a new secret and stay the same key
 * @param viewAgain whether the secret can be read again after its creation
 * @param lastUse whether the gateway tells when a key was last used
 * @param maximum how many keys an account can have; null where no limit is known
 */
public record KeyRules(Gateway gateway, int nameMax, List<Environment> environments, Length length, Allowlist allowlist,
        PermissionCatalogue permissions, Support expiry, Support edit, Support regenerate, Support viewAgain,
        Support lastUse, @Nullable Integer maximum) {
    public KeyRules {
        environments = List.copyOf(environments);
        if (environments.isEmpty()) {
            throw new IllegalArgumentException("A gateway has at least one environment.");
        }
    }

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
}
