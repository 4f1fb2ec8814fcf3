package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
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

/** Accounts with all that is theirs, to begin with. It is read and checked as a whole before anything of it is made. */
public final class SeedDocument {
    private static final int MAX_ACCOUNTS = 10_000;
    private static final int MAX_WEBHOOKS = 20;
    private static final int MAX_RULES = 1_000;
    private static final Pattern PASSWORD_HASH = Pattern
            .compile("PBKDF2WithHmacSHA512:[0-9]{1,7}:([0-9a-f]{2}){8,64}:([0-9a-f]{2}){32,64}");
    private static final Pattern SECRET_HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Secret NONE = Secret.of("-");

    private final List<KeyFormat> formats;
    private final List<AccountSeed> accounts = new ArrayList<>();
    private final List<FaultRuleSpec> faults = new ArrayList<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> publicParts = new HashSet<>();

    private SeedDocument(List<KeyFormat> formats) {
        this.formats = formats;
    }

    /**
     * An account that shall be.
     *
     * @param passwordHash what is kept of the password; null where there is none, or where it is given
     */
    record AccountSeed(AccountSpec wanted, @Nullable PasswordHash passwordHash, List<KeySeed> keys,
            List<WebhookSpec> webhooks, List<FaultRuleSpec> faults, List<MessageSeed> messages) {}

    /**
     * A key that shall be.
     *
     * @param secret the secret, or some other where only what is kept of it is known
     * @param kept what is kept of the secret; null where that is given
     */
    record KeySeed(KeyFormat format, NewApiKey newKey, Secret secret, @Nullable StoredSecret kept,
            @Nullable String publicPart, boolean viewable) {}

    /** What is kept of a secret. */
    record StoredSecret(SecretHash hash, String lastFive, int length) {}

    /** Reads a document; what is wrong is noted in the fields. */
    public static SeedDocument read(JsonObjectReader fields, List<KeyFormat> formats) {
        SeedDocument seed = new SeedDocument(formats);
        fields.objects("accounts", 0, MAX_ACCOUNTS).forEach(seed::readAccount);
        seed.readFaults(fields, null, seed.faults);
        return seed;
    }

    List<AccountSeed> accounts() {
        return accounts;
    }

    /** Rules that are for everybody. */
    List<FaultRuleSpec> faults() {
        return faults;
    }

    private void readAccount(JsonObjectReader fields) {
        AccountSpec wanted = AccountSpec.read(fields);
        if (!emails.add(wanted.email().toLowerCase(Locale.ROOT)) && fields.isSound("email")) {
            fields.problem("email", "twice", "Another account of this file has this address.");
        }
        List<KeySeed> keys = new ArrayList<>();
        fields.objects("keys", 0, mostKeys(wanted)).forEach(key -> keys.add(readKey(key)));
        List<WebhookSpec> webhooks = fields.objects("webhooks", 0, MAX_WEBHOOKS).stream()
                .map(webhook -> WebhookSpec.read(webhook, formats)).toList();
        List<FaultRuleSpec> own = new ArrayList<>();
        readFaults(fields, wanted.email(), own);
        List<MessageSeed> messages = MessageSeed.read(fields, keys);
        accounts.add(new AccountSeed(wanted, passwordHash(fields, wanted), keys, webhooks, own, messages));
    }

    private void readFaults(JsonObjectReader fields, @Nullable String account, List<FaultRuleSpec> into) {
        fields.objects("faults", 0, MAX_RULES).stream().map(rule -> FaultRuleSpec.read(rule, account))
                .filter(Objects::nonNull).forEach(into::add);
    }

    private static @Nullable PasswordHash passwordHash(JsonObjectReader fields, AccountSpec wanted) {
        String hash = fields.optionalText("passwordHash", 1, 400);
        if (hash == null) {
            return null;
        }
        if (wanted.password() != null) {
            fields.problem("passwordHash", "contradiction", "Give the password or its hash, not both.");
        } else if (!PASSWORD_HASH.matcher(hash).matches()) {
            fields.problem("passwordHash", "unknown", "This is no hash that a server of Latchkey has exported.");
        }
        return new PasswordHash(hash);
    }

    private KeySeed readKey(JsonObjectReader fields) {
        KeyFormat format = GatewayParser.read(fields, formats);
        // Nobody would ever see a secret that is made up here, so the document must have it, or what is kept of it.
        StoredSecret kept = fields.isGiven("secretHash") ? storedSecret(fields, format.rules()) : null;
        Secret secret = kept == null ? SuppliedSecret.read(fields, format.rules()).secret() : NONE;
        String publicPart = SuppliedSecret.publicPart(fields);
        if (publicPart != null && !publicParts.add(format.gateway() + ' ' + publicPart)
                && fields.isSound("consumerKey")) {
            fields.problem("consumerKey", "twice", "Another key of this file has this consumer key.");
        }
        boolean viewable = kept == null && KeySpecParser.viewable(fields);
        // An expired key is a fine thing to test with, and the file must still work when its keys have expired.
        NewApiKey newKey = KeySpecParser.read(fields, format.rules(), Instant.EPOCH, null);
        return new KeySeed(format, newKey, secret, kept, publicPart, viewable);
    }

    private static StoredSecret storedSecret(JsonObjectReader fields, KeyRules rules) {
        String hash = fields.text("secretHash", 0, 100);
        if (fields.isSound("secretHash") && !SECRET_HASH.matcher(hash).matches()) {
            fields.problem("secretHash", "unknown", "This is the SHA-256 of a secret: 64 hexadecimal digits.");
        }
        String lastFive = fields.text("lastFive", 1, 5);
        Integer length = fields.optionalInt("secretLength", rules.length().min(), rules.length().max());
        return new StoredSecret(new SecretHash(hash), lastFive,
                length == null ? rules.length().defaultLength() : length);
    }

    /** As many as the gateways allow it, or as it is itself to be allowed. */
    private int mostKeys(AccountSpec wanted) {
        return formats.stream().map(format -> format.rules().maximum()).filter(Objects::nonNull)
                .mapToInt(most -> wanted.maxKeys() == null ? most : wanted.maxKeys()).sum();
    }
}
