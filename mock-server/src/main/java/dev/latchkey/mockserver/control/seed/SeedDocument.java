package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.rest.KeySpecParser;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accounts with their keys, webhooks, fault rules and messages. It is read and validated as a whole before it is applied. */
public final class SeedDocument {
    private static final int MAX_ACCOUNTS = 10_000;
    private static final int MAX_WEBHOOKS = 20;
    private static final int MAX_RULES = 1_000;
    private static final Pattern PASSWORD_HASH = Pattern
            .compile("PBKDF2WithHmacSHA512:[0-9]{1,7}:([0-9a-f]{2}){8,64}:([0-9a-f]{2}){32,64}");
    private static final Pattern SECRET_HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Secret PLACEHOLDER = Secret.of("-");

    private final List<KeyFormat> formats;
    private final List<AccountSeed> accounts = new ArrayList<>();
    private final List<FaultRuleSpec> faults = new ArrayList<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> publicParts = new HashSet<>();

    private SeedDocument(List<KeyFormat> formats) {
        this.formats = formats;
    }

    /**
     * An account of the document.
     *
     * @param passwordHash stored hash of the password; null if there is no password or if it is in {@code spec}
     */
    record AccountSeed(AccountSpec spec, @Nullable PasswordHash passwordHash, List<KeySeed> keys,
            List<WebhookSpec> webhooks, List<FaultRuleSpec> faults, List<MessageSeed> messages) {}

    /**
     * A key of the document.
     *
     * @param secret the secret, or a placeholder if only {@code storedSecret} is known
     * @param storedSecret stored form of the secret; null if the secret itself is specified
     */
    record KeySeed(KeyFormat format, NewApiKey newKey, Secret secret, @Nullable StoredSecret storedSecret,
            @Nullable String publicPart, boolean viewable) {}

    /** Data that is stored of a secret: hash, last characters and length. */
    record StoredSecret(SecretHash hash, String lastFive, int length) {}

    /** Reads a document. Errors are recorded in {@code fields}. */
    public static SeedDocument read(JsonObjectReader fields, List<KeyFormat> formats) {
        SeedDocument seed = new SeedDocument(formats);
        fields.objects("accounts", 0, MAX_ACCOUNTS).forEach(seed::readAccount);
        seed.readFaults(fields, null, seed.faults);
        return seed;
    }

    List<AccountSeed> accounts() {
        return accounts;
    }

    /** Returns the rules that apply to all accounts. */
    List<FaultRuleSpec> faults() {
        return faults;
    }

    private void readAccount(JsonObjectReader fields) {
        AccountSpec spec = AccountSpec.read(fields);
        if (!emails.add(spec.email().toLowerCase(Locale.ROOT)) && fields.isSound("email")) {
            fields.problem("email", "twice", "Another account of this document has the same address.");
        }
        List<KeySeed> keys = new ArrayList<>();
        fields.objects("keys", 0, maxKeys(spec)).forEach(key -> keys.add(readKey(key)));
        List<WebhookSpec> webhooks = fields.objects("webhooks", 0, MAX_WEBHOOKS).stream()
                .map(webhook -> WebhookSpec.read(webhook, formats)).toList();
        List<FaultRuleSpec> rules = new ArrayList<>();
        readFaults(fields, spec.email(), rules);
        List<MessageSeed> messages = MessageSeed.read(fields, keys);
        accounts.add(new AccountSeed(spec, passwordHash(fields, spec), keys, webhooks, rules, messages));
    }

    private void readFaults(JsonObjectReader fields, @Nullable String account, List<FaultRuleSpec> into) {
        fields.objects("faults", 0, MAX_RULES).stream().map(rule -> FaultRuleSpec.read(rule, account))
                .filter(Objects::nonNull).forEach(into::add);
    }

    private static @Nullable PasswordHash passwordHash(JsonObjectReader fields, AccountSpec spec) {
        String hash = fields.optionalText("passwordHash", 1, 400);
        if (hash == null) {
            return null;
        }
        if (spec.password() != null) {
            fields.problem("passwordHash", "contradiction", "Specify the password or its hash, not both.");
        } else if (!PASSWORD_HASH.matcher(hash).matches()) {
            fields.problem("passwordHash", "unknown", "This is not a password hash that a Latchkey server exported.");
        }
        return new PasswordHash(hash);
    }

    private KeySeed readKey(JsonObjectReader fields) {
        KeyFormat format = GatewayParser.read(fields, formats);
        // A secret generated here would never be shown, so the document must contain the secret or its stored form.
        StoredSecret storedSecret = fields.isGiven("secretHash") ? storedSecret(fields, format.rules()) : null;
        Secret secret = storedSecret == null ? SuppliedSecret.read(fields, format.rules()).secret() : PLACEHOLDER;
        String publicPart = SuppliedSecret.publicPart(fields);
        if (publicPart != null && !publicParts.add(format.gateway() + ' ' + publicPart)
                && fields.isSound("consumerKey")) {
            fields.problem("consumerKey", "twice", "Another key of this document has the same consumer key.");
        }
        boolean viewable = storedSecret == null && KeySpecParser.viewable(fields);
        // Expired keys are useful in tests, and a document must still work after its keys have expired.
        NewApiKey newKey = KeySpecParser.read(fields, format.rules(), Instant.EPOCH, null);
        return new KeySeed(format, newKey, secret, storedSecret, publicPart, viewable);
    }

    private static StoredSecret storedSecret(JsonObjectReader fields, KeyRules rules) {
        String hash = fields.text("secretHash", 0, 100);
        if (fields.isSound("secretHash") && !SECRET_HASH.matcher(hash).matches()) {
            fields.problem("secretHash", "unknown",
                    "This must be the SHA-256 of a secret: 64 lowercase hexadecimal digits.");
        }
        String lastFive = fields.text("lastFive", 1, 5);
        Integer length = fields.optionalInt("secretLength", rules.length().min(), rules.length().max());
        return new StoredSecret(new SecretHash(hash), lastFive,
                length == null ? rules.length().defaultLength() : length);
    }

    /** Returns the maximum number of keys that the gateways or the account's own limit allow. */
    private int maxKeys(AccountSpec spec) {
        return formats.stream().map(format -> format.rules().maximum()).filter(Objects::nonNull)
                .mapToInt(max -> spec.maxKeys() == null ? max : spec.maxKeys()).sum();
    }
}
