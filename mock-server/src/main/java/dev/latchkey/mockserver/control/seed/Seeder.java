package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.control.seed.SeedDocument.AccountSeed;
import dev.latchkey.mockserver.control.seed.SeedDocument.KeySeed;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.delivery.message.MessageImporter;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what a document says: all of it or nothing. */
public final class Seeder {
    private static final String HERE = "127.0.0.1";

    private final AccountService accounts;
    private final KeyIssuer issuer;
    private final WebhookService webhooks;
    private final MessageImporter importer;
    private final TestClocks clocks;
    private final FaultRuleSet faultRuleSet;
    private final Ids ids;
    private final InstantSource clock;

    /** A seeder of all these. */
    public Seeder(AccountService accounts, KeyIssuer issuer, WebhookService webhooks, MessageImporter importer,
            TestClocks clocks,
            FaultRuleSet faultRuleSet, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.webhooks = webhooks;
        this.importer = importer;
        this.clocks = clocks;
        this.faultRuleSet = faultRuleSet;
        this.ids = ids;
        this.clock = clock;
    }

    /** An account and its first keys, and what else shall be its. */
    private record PreparedAccount(AccountSeed seed, Account account, List<StoredKey> keys) {}

    /**
     * Makes what a document says. Faults end with the process and so are made anew every time; an account whose address
     * is taken is left as it is, unless it shall be replaced.
     *
     * @param replace whether accounts that are there go, with everything that is theirs, except their ids
     * @param requestId the journal's name for what asks for it
     * @return the accounts that were made
     * @throws RefusedException when a key has the consumer key of another; nothing is made then
     */
    public List<Account> apply(SeedDocument document, boolean replace, String requestId) {
        List<PreparedAccount> beds = new ArrayList<>();
        for (AccountSeed seed : document.accounts()) {
            Account old = accounts.findByIdOrEmail(seed.wanted().email()).orElse(null);
            // Passwords are slow to hash, so those of accounts that stay as they are are not.
            if (old == null || replace) {
                beds.add(bed(seed, old));
            }
        }
        refuseTooManyRules(document);
        Map<String, PreparedAccount> byAccount = new HashMap<>();
        beds.forEach(bed -> byAccount.put(bed.account().id(), bed));
        List<Account> planted = accounts.createAll(
                beds.stream().map(bed -> new NewAccount(bed.account(), bed.keys())).toList(), replace);
        try {
            planted.forEach(account -> populate(byAccount.get(account.id()), requestId));
        } catch (RuntimeException e) {
            planted.forEach(account -> accounts.remove(account.id()));
            throw e;
        }
        faultRuleSet.add(rules(document, planted, byAccount));
        return planted;
    }

    private PreparedAccount bed(AccountSeed seed, @Nullable Account old) {
        AccountSpec wanted = seed.wanted();
        Account prepared = seed.passwordHash() == null
                ? accounts.prepare(wanted.email(), wanted.password(), wanted.balance(), wanted.maxKeys(),
                        wanted.magic())
                : accounts.prepareHashed(wanted.email(), seed.passwordHash(), wanted.balance(), wanted.maxKeys(),
                        wanted.magic());
        Account account = old == null
                ? prepared
                : new Account(old.id(), prepared.email(), prepared.password(), prepared.balance(), prepared.maxKeys(),
                        prepared.magic(), prepared.clock(), old.created());
        return new PreparedAccount(seed, account, seed.keys().stream().map(key -> key(account, key)).toList());
    }

    private StoredKey key(Account account, KeySeed seed) {
        StoredKey key = issuer.prepare(account.id(), seed.format(), seed.newKey(), seed.secret(), seed.publicPart(),
                seed.viewable()).key();
        return seed.kept() == null
                ? key
                : key.withSecret(seed.kept().hash(), seed.kept().lastFive(), seed.kept().length(), null);
    }

    private void populate(@Nullable PreparedAccount bed, String requestId) {
        if (bed == null) {
            return;
        }
        // What is due still goes by the clock of an account that was replaced.
        clocks.reset(bed.account().id());
        for (WebhookSpec webhook : bed.seed().webhooks()) {
            webhooks.create(bed.account().id(), webhook.gateway(), webhook.url(), webhook.events(),
                    webhook.active());
        }
        for (MessageSeed message : bed.seed().messages()) {
            importer.importMessage(bed.keys().get(message.key()), HERE, requestId, message.captured());
        }
    }

    private void refuseTooManyRules(SeedDocument document) {
        long more = document.faults().size()
                + document.accounts().stream().mapToLong(account -> account.faults().size()).sum();
        if (faultRuleSet.all().size() + more > FaultRuleSet.MAX_RULES) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "There can be at most " + FaultRuleSet.MAX_RULES + " fault rules.");
        }
    }

    private List<FaultRule> rules(SeedDocument document, List<Account> planted,
            Map<String, PreparedAccount> byAccount) {
        List<FaultRule> rules = new ArrayList<>();
        document.faults().forEach(rule -> rules.add(rule.rule(ids.next("flt"), null, clock.instant())));
        for (Account account : planted) {
            PreparedAccount bed = byAccount.get(account.id());
            if (bed != null) {
                faultRuleSet.removeByAccount(account.id());
                bed.seed().faults()
                        .forEach(rule -> rules.add(rule.rule(ids.next("flt"), account.id(), clock.instant())));
            }
        }
        return rules;
    }
}
