package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.KeySpecParser;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.mockserver.rest.ResultPage;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.ActivityPage;
import dev.latchkey.sdk.sandbox.wire.ActivityResource;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.SecretResource;

/** Handles requests about the keys of the caller's account. */
final class SandboxKeyEndpoints {
    private static final KeyFormat FORMAT = SandboxGatewayApi.KEYS;
    // As many keys as an account can have, so that clients that ignore paging see all of them.
    private static final int MAX_COUNT = 10_000;
    private static final int DEFAULT_ACTIVITY = 50;
    private static final int MAX_ACTIVITY = 200;

    private final KeyIssuer issuer;
    private final RequestJournal journal;
    private final AccountClocks clocks;
    private final int bodyLimit;

    SandboxKeyEndpoints(GatewayServices services) {
        issuer = services.issuer();
        journal = services.journal();
        clocks = services.clocks();
        bodyLimit = services.limits().bodyBytes();
    }

    ServerResponse list(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(MAX_COUNT, MAX_COUNT);
        String cursor = query.cursor("key");
        query.finish();
        Account account = request.caller().account();
        ResultPage<KeyResource> page = ResultPage
                .of(issuer.list(account.id(), FORMAT.gateway()), cursor, limit, StoredKey::id,
                        ResultPage.Order.DESCENDING)
                .map(key -> resource(account, key));
        return JsonResponses.json(200, new KeyPage(page.items(), page.next()));
    }

    ServerResponse get(GatewayRequest request) {
        return response(request, issuer.get(request.accountId(), FORMAT.gateway(), request.variable("id")));
    }

    ServerResponse create(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), bodyLimit);
        Integer length = KeySpecParser.length(fields, FORMAT.rules());
        boolean viewable = KeySpecParser.viewable(fields);
        NewApiKey newKey = KeySpecParser.read(fields, FORMAT.rules(), clocks.now(request.caller().account()), length);
        fields.finish();
        return issued(request, 201, issuer.issue(request.caller(), FORMAT, newKey, viewable));
    }

    ServerResponse edit(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), bodyLimit);
        KeyEdit edit = KeySpecParser.edit(fields, FORMAT.rules(), clocks.now(request.caller().account()));
        fields.finish();
        return response(request, issuer.edit(request.caller(), FORMAT.gateway(), request.variable("id"), edit));
    }

    ServerResponse regenerate(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), bodyLimit);
        Integer length = KeySpecParser.length(fields, FORMAT.rules());
        fields.finish();
        return issued(request, 200,
                issuer.regenerate(request.caller(), FORMAT.gateway(), request.variable("id"), length));
    }

    ServerResponse secret(GatewayRequest request) {
        return JsonResponses.json(200,
                new SecretResource(issuer.view(request.caller(), FORMAT.gateway(), request.variable("id"))));
    }

    ServerResponse revoke(GatewayRequest request) {
        return response(request, issuer.revoke(request.accountId(), FORMAT.gateway(), request.variable("id")));
    }

    ServerResponse activity(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(DEFAULT_ACTIVITY, MAX_ACTIVITY);
        String cursor = query.cursor("req");
        query.finish();
        StoredKey key = issuer.get(request.accountId(), FORMAT.gateway(), request.variable("id"));
        ResultPage<ActivityResource> page = ResultPage
                .first(journal.ofKey(key.accountId(), key.id(), cursor, limit + 1), limit,
                        JournalEntry::id)
                .map(SandboxKeyEndpoints::resource);
        return JsonResponses.json(200, new ActivityPage(page.items(), page.next()));
    }

    private ServerResponse response(GatewayRequest request, StoredKey key) {
        return JsonResponses.json(200, resource(request.caller().account(), key));
    }

    private ServerResponse issued(GatewayRequest request, int status, KeyIssuer.Issued issued) {
        return JsonResponses.json(status,
                new IssuedKeyResource(resource(request.caller().account(), issued.key()), issued.secret()));
    }

    private KeyResource resource(Account account, StoredKey key) {
        return new KeyResource(key.id(), key.name(), key.publicPart(), key.environment(), key.lastFive(),
                key.length(), key.sealedSecret() != null, key.permissions(), key.allowedIps(), key.created(),
                key.lastUsed(), key.lastUsedFrom(), key.expires(), key.status(clocks.now(account)).name());
    }

    private static ActivityResource resource(JournalEntry entry) {
        return new ActivityResource(entry.id(), entry.at(), entry.source().wireName(), entry.route(), entry.status(),
                entry.reason(), entry.address(), entry.messageId(), entry.fault());
    }
}
