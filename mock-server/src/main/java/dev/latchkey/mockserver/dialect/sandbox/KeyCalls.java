package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.KeyEdit;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.NewKeyFields;
import dev.latchkey.mockserver.wire.Page;
import dev.latchkey.mockserver.wire.QueryFields;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.ActivityPage;
import dev.latchkey.sdk.sandbox.wire.ActivityResource;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.SecretResource;

/** Keys. */
final class KeyCalls {
    private static final KeyFormat FORMAT = SandboxDialect.KEYS;
    // As many as an account can have, so that who never heard of pages sees all.
    private static final int MOST = 10_000;
    private static final int STANDARD_ACTIVITY = 50;
    private static final int MOST_ACTIVITY = 200;

    private final KeyIssuer issuer;
    private final Journal journal;
    private final Clocks clocks;
    private final int bodyLimit;

    KeyCalls(SandboxServices services) {
        issuer = services.issuer();
        journal = services.journal();
        clocks = services.clocks();
        bodyLimit = services.allowances().bodyBytes();
    }

    Response list(Call call) {
        QueryFields query = new QueryFields(call.request());
        int limit = query.limit(MOST, MOST);
        String cursor = query.cursor("key");
        query.finish();
        Account account = call.caller().account();
        Page<KeyResource> page = Page.of(issuer.list(account.id(), FORMAT.gateway()), cursor, limit, StoredKey::id,
                Page.Order.FALLING).map(key -> resource(account, key));
        return Answers.json(200, new KeyPage(page.items(), page.next()));
    }

    Response get(Call call) {
        return answer(call, issuer.get(call.accountId(), FORMAT.gateway(), call.variable("id")));
    }

    Response create(Call call) {
        Fields fields = JsonBody.fields(call.request(), bodyLimit);
        Integer length = NewKeyFields.length(fields, FORMAT.rules());
        boolean viewable = NewKeyFields.viewable(fields);
        NewApiKey wanted = NewKeyFields.read(fields, FORMAT.rules(), clocks.now(call.caller().account()), length);
        fields.finish();
        return issued(call, 201, issuer.issue(call.caller(), FORMAT, wanted, viewable));
    }

    Response edit(Call call) {
        Fields fields = JsonBody.fields(call.request(), bodyLimit);
        KeyEdit edit = NewKeyFields.edit(fields, FORMAT.rules(), clocks.now(call.caller().account()));
        fields.finish();
        return answer(call, issuer.edit(call.caller(), FORMAT.gateway(), call.variable("id"), edit));
    }

    Response regenerate(Call call) {
        Fields fields = JsonBody.fields(call.request(), bodyLimit);
        Integer length = NewKeyFields.length(fields, FORMAT.rules());
        fields.finish();
        return issued(call, 200,
                issuer.regenerate(call.caller(), FORMAT.gateway(), call.variable("id"), length));
    }

    Response secret(Call call) {
        return Answers.json(200,
                new SecretResource(issuer.view(call.caller(), FORMAT.gateway(), call.variable("id"))));
    }

    Response revoke(Call call) {
        return answer(call, issuer.revoke(call.accountId(), FORMAT.gateway(), call.variable("id")));
    }

    Response activity(Call call) {
        QueryFields query = new QueryFields(call.request());
        int limit = query.limit(STANDARD_ACTIVITY, MOST_ACTIVITY);
        String cursor = query.cursor("req");
        query.finish();
        StoredKey key = issuer.get(call.accountId(), FORMAT.gateway(), call.variable("id"));
        Page<ActivityResource> page = Page.first(journal.ofKey(key.accountId(), key.id(), cursor, limit + 1), limit,
                JournalEntry::id).map(KeyCalls::resource);
        return Answers.json(200, new ActivityPage(page.items(), page.next()));
    }

    private Response answer(Call call, StoredKey key) {
        return Answers.json(200, resource(call.caller().account(), key));
    }

    private Response issued(Call call, int status, KeyIssuer.Issued issued) {
        return Answers.json(status,
                new IssuedKeyResource(resource(call.caller().account(), issued.key()), issued.secret()));
    }

    private KeyResource resource(Account account, StoredKey key) {
        return new KeyResource(key.id(), key.name(), key.publicPart(), key.environment().name(), key.lastFive(),
                key.length(), key.sealedSecret() != null, key.permissions(), key.allowedIps(), key.created(),
                key.lastUsed(), key.lastUsedFrom(), key.expires(), key.status(clocks.now(account)).name());
    }

    private static ActivityResource resource(JournalEntry entry) {
        return new ActivityResource(entry.id(), entry.at(), entry.source().word(), entry.route(), entry.status(),
                entry.reason(), entry.address(), entry.messageId(), entry.fault());
    }
}
