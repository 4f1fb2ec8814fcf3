package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.gateway.GatewayServices;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.KeySpecParser;
import dev.latchkey.mockserver.rest.Page;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.ActivityPage;
import dev.latchkey.sdk.sandbox.wire.ActivityResource;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.SecretResource;

/** Keys. */
final class SandboxKeyEndpoints {
    private static final KeyFormat FORMAT = SandboxGatewayApi.KEYS;
    // As many as an account can have, so that who never heard of pages sees all.
    private static final int MAX_COUNT = 10_000;
    private static final int DEFAULT_ACTIVITY = 50;
    private static final int MAX_ACTIVITY = 200;

    private final KeyIssuer issuer;
    private final Journal journal;
    private final Clocks clocks;
    private final int bodyLimit;

    SandboxKeyEndpoints(GatewayServices services) {
        issuer = services.issuer();
        journal = services.journal();
        clocks = services.clocks();
        bodyLimit = services.limits().bodyBytes();
    }

    Response list(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(MAX_COUNT, MAX_COUNT);
        String cursor = query.cursor("key");
        query.finish();
        Account account = call.caller().account();
        Page<KeyResource> page = Page.of(issuer.list(account.id(), FORMAT.gateway()), cursor, limit, StoredKey::id,
                Page.Order.FALLING).map(key -> resource(account, key));
        return JsonResponses.json(200, new KeyPage(page.items(), page.next()));
    }

    Response get(GatewayRequest call) {
        return response(call, issuer.get(call.accountId(), FORMAT.gateway(), call.variable("id")));
    }

    Response create(GatewayRequest call) {
        JsonObjectReader fields = JsonBody.fields(call.request(), bodyLimit);
        Integer length = KeySpecParser.length(fields, FORMAT.rules());
        boolean viewable = KeySpecParser.viewable(fields);
        NewApiKey newKey = KeySpecParser.read(fields, FORMAT.rules(), clocks.now(call.caller().account()), length);
        fields.finish();
        return issued(call, 201, issuer.issue(call.caller(), FORMAT, newKey, viewable));
    }

    Response edit(GatewayRequest call) {
        JsonObjectReader fields = JsonBody.fields(call.request(), bodyLimit);
        KeyEdit edit = KeySpecParser.edit(fields, FORMAT.rules(), clocks.now(call.caller().account()));
        fields.finish();
        return response(call, issuer.edit(call.caller(), FORMAT.gateway(), call.variable("id"), edit));
    }

    Response regenerate(GatewayRequest call) {
        JsonObjectReader fields = JsonBody.fields(call.request(), bodyLimit);
        Integer length = KeySpecParser.length(fields, FORMAT.rules());
        fields.finish();
        return issued(call, 200,
                issuer.regenerate(call.caller(), FORMAT.gateway(), call.variable("id"), length));
    }

    Response secret(GatewayRequest call) {
        return JsonResponses.json(200,
                new SecretResource(issuer.view(call.caller(), FORMAT.gateway(), call.variable("id"))));
    }

    Response revoke(GatewayRequest call) {
        return response(call, issuer.revoke(call.accountId(), FORMAT.gateway(), call.variable("id")));
    }

    Response activity(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(DEFAULT_ACTIVITY, MAX_ACTIVITY);
        String cursor = query.cursor("req");
        query.finish();
        StoredKey key = issuer.get(call.accountId(), FORMAT.gateway(), call.variable("id"));
        Page<ActivityResource> page = Page.first(journal.ofKey(key.accountId(), key.id(), cursor, limit + 1), limit,
                JournalEntry::id).map(SandboxKeyEndpoints::resource);
        return JsonResponses.json(200, new ActivityPage(page.items(), page.next()));
    }

    private Response response(GatewayRequest call, StoredKey key) {
        return JsonResponses.json(200, resource(call.caller().account(), key));
    }

    private Response issued(GatewayRequest call, int status, KeyIssuer.Issued issued) {
        return JsonResponses.json(status,
                new IssuedKeyResource(resource(call.caller().account(), issued.key()), issued.secret()));
    }

    private KeyResource resource(Account account, StoredKey key) {
        return new KeyResource(key.id(), key.name(), key.publicPart(), key.environment().name(), key.lastFive(),
                key.length(), key.sealedSecret() != null, key.permissions(), key.allowedIps(), key.created(),
                key.lastUsed(), key.lastUsedFrom(), key.expires(), key.status(clocks.now(account)).name());
    }

    private static ActivityResource resource(JournalEntry entry) {
        return new ActivityResource(entry.id(), entry.at(), entry.source().wireName(), entry.route(), entry.status(),
                entry.reason(), entry.address(), entry.messageId(), entry.fault());
    }
}
