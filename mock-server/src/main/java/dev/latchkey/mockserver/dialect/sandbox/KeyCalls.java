package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.NewKeyFields;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import java.time.InstantSource;

/** Keys. */
final class KeyCalls {
    private static final KeyFormat FORMAT = SandboxDialect.KEYS;

    private final KeyIssuer issuer;
    private final InstantSource clock;

    KeyCalls(KeyIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    Response list(Call call) {
        return Answers.json(200, new KeyPage(
                issuer.list(call.accountId(), FORMAT.gateway()).stream().map(this::resource).toList()));
    }

    Response get(Call call) {
        return Answers.json(200, resource(issuer.get(call.accountId(), FORMAT.gateway(), call.variable("id"))));
    }

    Response create(Call call) {
        Fields fields = JsonBody.fields(call.request());
        Integer length = NewKeyFields.length(fields, FORMAT.rules());
        NewApiKey wanted = NewKeyFields.read(fields, FORMAT.rules(), clock.instant(), length);
        fields.finish();
        issuer.checkGrant(call.caller(), wanted);
        KeyIssuer.Issued issued = issuer.issue(call.accountId(), FORMAT, wanted);
        return Answers.json(201, new IssuedKeyResource(resource(issued.key()), issued.secret()));
    }

    Response revoke(Call call) {
        return Answers.json(200, resource(issuer.revoke(call.accountId(), FORMAT.gateway(), call.variable("id"))));
    }

    private KeyResource resource(StoredKey key) {
        return new KeyResource(key.id(), key.name(), key.publicPart(), key.environment().name(), key.lastFive(),
                key.length(), key.permissions(), key.allowedIps(), key.created(), key.lastUsed(), key.lastUsedFrom(),
                key.expires(), key.status(clock.instant()).name());
    }
}
