package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.AccountFields;
import dev.latchkey.mockserver.control.GatewayField;
import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.http.BodyException;
import dev.latchkey.mockserver.http.FieldProblem;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.InvalidFieldsException;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Accounts.NewAccount;
import dev.latchkey.mockserver.wire.NewKeyFields;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.NewApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of accounts and keys to begin with. It is read and checked as a whole before anything of it is made. */
final class Seed {
    private static final int MOST_ACCOUNTS = 10_000;
    private static final Pattern PUBLIC_PART = Pattern.compile("[A-Za-z0-9._-]{3,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+");

    private final List<KeyFormat> formats;
    private final List<AccountSeed> accounts = new ArrayList<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> publicParts = new HashSet<>();

    private record KeySeed(KeyFormat format, NewApiKey wanted, Secret secret, @Nullable String publicPart,
            boolean viewable) {}

    private record AccountSeed(AccountFields wanted, List<KeySeed> keys) {}

    private Seed(List<KeyFormat> formats) {
        this.formats = formats;
    }

    /**
     * Reads a seed file.
     *
     * @throws StartupException when it cannot be read, with everything that is wrong
     */
    static Seed read(Path file, List<KeyFormat> formats) {
        Seed seed = new Seed(formats);
        try {
            Fields fields = JsonBody.fields(Files.readAllBytes(file));
            fields.objects("accounts", 0, MOST_ACCOUNTS).forEach(seed::readAccount);
            fields.finish();
            return seed;
        } catch (NoSuchFileException e) {
            throw new StartupException("There is no seed file " + file + ".", e);
        } catch (IOException e) {
            throw new StartupException("The seed file " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (BodyException e) {
            String what = String.valueOf(e.getMessage()).replaceFirst("^The body", "It");
            throw new StartupException("The seed file " + file + " cannot be used. " + what, e);
        } catch (InvalidFieldsException e) {
            throw new StartupException("The seed file " + file + " cannot be used, and nothing of it was:"
                    + e.problems().stream().map(Seed::line).collect(Collectors.joining()), e);
        }
    }

    /** The accounts and keys of the file, to be stored together; leaves out accounts whose address is taken. */
    List<NewAccount> prepare(Accounts existing, KeyIssuer issuer) {
        Set<String> taken = existing.list().stream().map(Account::email).collect(Collectors.toSet());
        List<NewAccount> prepared = new ArrayList<>();
        for (AccountSeed seed : accounts) {
            AccountFields wanted = seed.wanted();
            // Passwords are slow to hash, so those of accounts that are there are not.
            if (!taken.contains(wanted.email().toLowerCase(Locale.ROOT))) {
                Account account = existing.prepare(wanted.email(), wanted.password(), wanted.balance());
                List<StoredKey> keys = seed.keys().stream().map(key -> issuer.prepare(account.id(), key.format(),
                        key.wanted(), key.secret(), key.publicPart(), key.viewable()).key()).toList();
                prepared.add(new NewAccount(account, keys));
            }
        }
        return prepared;
    }

    private void readAccount(Fields fields) {
        AccountFields wanted = AccountFields.read(fields);
        if (!emails.add(wanted.email().toLowerCase(Locale.ROOT)) && fields.isSound("email")) {
            fields.problem("email", "twice", "Another account of this file has this address.");
        }
        List<KeySeed> keys = new ArrayList<>();
        for (Fields key : fields.objects("keys", 0, mostKeys())) {
            keys.add(readKey(key));
        }
        accounts.add(new AccountSeed(wanted, keys));
    }

    private KeySeed readKey(Fields fields) {
        KeyFormat format = GatewayField.read(fields, formats);
        // Nobody would ever see a secret that is made up here, so the file must have it.
        String secret = fields.text("secret", format.rules().length().min(), format.rules().length().max());
        if (fields.isSound("secret") && !SECRET.matcher(secret).matches()) {
            fields.problem("secret", "character", "A secret has letters, digits and signs of ASCII only, no spaces.");
        }
        String publicPart = fields.optionalText("consumerKey", 0, Integer.MAX_VALUE);
        if (publicPart != null && !PUBLIC_PART.matcher(publicPart).matches()) {
            fields.problem("consumerKey", "character",
                    "This has 3 to 100 letters, digits, dots, hyphens, underscores.");
        } else if (publicPart != null && !publicParts.add(format.gateway() + ' ' + publicPart)) {
            fields.problem("consumerKey", "twice", "Another key of this file has this consumer key.");
        }
        // An expired key is a fine thing to test with, and the file must still work when its keys have expired.
        NewApiKey wanted = NewKeyFields.read(fields, format.rules(), Instant.EPOCH, null);
        return new KeySeed(format, wanted, fields.isSound("secret") ? Secret.of(secret) : Secret.of("-"), publicPart,
                NewKeyFields.viewable(fields));
    }

    private int mostKeys() {
        return formats.stream().map(format -> format.rules().maximum()).filter(most -> most != null)
                .mapToInt(Integer::intValue).sum();
    }

    private static String line(FieldProblem problem) {
        return System.lineSeparator() + "  " + problem.pointer() + ": " + problem.detail();
    }
}
