package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.control.seed.SeedDocument.AccountSeed;
import dev.latchkey.mockserver.control.seed.SeedDocument.KeySeed;
import dev.latchkey.mockserver.delivery.message.MessageImporter;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies seed documents, completely or not at all. */
public final class SeedApplier {
    private static final String LOOPBACK = "127.0.0.1";

    private final AccountService accounts;
    private final KeyIssuer issuer;
    private final WebhookService webhooks;
    private final MessageImporter importer;
    private final TestClocks clocks;
    private final FaultRuleSet faultRuleSet;
    private final IdGenerator ids;
    private final InstantSource clock;

    /** Creates an applier on top of the given services. */
    public SeedApplier(AccountService accounts, KeyIssuer issuer, WebhookService webhooks, MessageImporter importer,
            TestClocks clocks,
            FaultRuleSet faultRuleSet, IdGenerator ids, InstantSource clock) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.webhooks = webhooks;
        this.importer = importer;
        this.clocks = clocks;
        this.faultRuleSet = faultRuleSet;
        this.ids = ids;
        this.clock = clock;
    }

    /** An account of the document, built with its keys but not stored yet. */
    private record PreparedAccount(AccountSeed seed, Account account, List<StoredKey> keys) {}

    /**
     * Applies a document. Fault rules are kept in memory only, so the global rules of the document are added every time. An
     * account whose address is in use is left unchanged, unless {@code replace} is true.
     *
     * @param replace true to replace existing accounts and their data; they keep their ids
     * @param requestId id of the request in the journal
     * @return the accounts that were created
     * @throws RefusedException if a consumer key is in use or there are too many fault rules; nothing is applied then
     */
    public List<Account> apply(SeedDocument document, boolean replace, String requestId) {
        List<PreparedAccount> preparedAccounts = new ArrayList<>();
        for (AccountSeed seed : document.accounts()) {
            Account existing = accounts.findByIdOrEmail(seed.spec().email()).orElse(null);
            // Hashing passwords is slow, so accounts that stay unchanged are skipped.
            if (existing == null || replace) {
                preparedAccounts.add(prepare(seed, existing));
            }
        }
        checkRuleCount(document);
        Map<String, PreparedAccount> byAccount = new HashMap<>();
        preparedAccounts.forEach(preparedAccount -> byAccount.put(preparedAccount.account().id(), preparedAccount));
        List<Account> created = accounts.createAll(
                preparedAccounts.stream()
                        .map(preparedAccount -> new NewAccount(preparedAccount.account(), preparedAccount.keys()))
                        .toList(),
                replace);
        try {
            created.forEach(account -> populate(byAccount.get(account.id()), requestId));
        } catch (RuntimeException e) {
            created.forEach(account -> accounts.remove(account.id()));
            throw e;
        }
        faultRuleSet.add(rules(document, created, byAccount));
        return created;
    }

    private PreparedAccount prepare(AccountSeed seed, @Nullable Account existing) {
        AccountSpec spec = seed.spec();
        Account prepared = seed.passwordHash() == null
                ? accounts.prepare(spec.email(), spec.password(), spec.balance(), spec.maxKeys(),
                        spec.magic())
                : accounts.prepareHashed(spec.email(), seed.passwordHash(), spec.balance(), spec.maxKeys(),
                        spec.magic());
        Account account = existing == null
                ? prepared
                : new Account(existing.id(), prepared.email(), prepared.password(), prepared.balance(),
                        prepared.maxKeys(),
                        prepared.magic(), prepared.clock(), existing.created());
        return new PreparedAccount(seed, account, seed.keys().stream().map(key -> key(account, key)).toList());
    }

    private StoredKey key(Account account, KeySeed seed) {
        StoredKey key = issuer.prepare(account.id(), seed.format(), seed.newKey(), seed.secret(), seed.publicPart(),
                seed.viewable()).key();
        return seed.storedSecret() == null
                ? key
                : key.withSecret(seed.storedSecret().hash(), seed.storedSecret().lastFive(),
                        seed.storedSecret().length(), null);
    }

    private void populate(@Nullable PreparedAccount preparedAccount, String requestId) {
        if (preparedAccount == null) {
            return;
        }
        // Pending work still uses the clock of the replaced account.
        clocks.reset(preparedAccount.account().id());
        for (WebhookSpec webhook : preparedAccount.seed().webhooks()) {
            webhooks.create(preparedAccount.account().id(), webhook.gateway(), webhook.url(), webhook.events(),
                    webhook.active());
        }
        for (MessageSeed message : preparedAccount.seed().messages()) {
            importer.importMessage(preparedAccount.keys().get(message.key()), LOOPBACK, requestId, message.captured());
        }
    }

    private void checkRuleCount(SeedDocument document) {
        long more = document.faults().size()
                + document.accounts().stream().mapToLong(account -> account.faults().size()).sum();
        if (faultRuleSet.all().size() + more > FaultRuleSet.MAX_RULES) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "There can be at most " + FaultRuleSet.MAX_RULES + " fault rules. Remove some first.");
        }
    }

    private List<FaultRule> rules(SeedDocument document, List<Account> created,
            Map<String, PreparedAccount> byAccount) {
        List<FaultRule> rules = new ArrayList<>();
        document.faults().forEach(rule -> rules.add(rule.toRule(ids.next("flt"), null, clock.instant())));
        for (Account account : created) {
            PreparedAccount preparedAccount = byAccount.get(account.id());
            if (preparedAccount != null) {
                faultRuleSet.removeByAccount(account.id());
                preparedAccount.seed().faults()
                        .forEach(rule -> rules.add(rule.toRule(ids.next("flt"), account.id(), clock.instant())));
            }
        }
        return rules;
    }
}
