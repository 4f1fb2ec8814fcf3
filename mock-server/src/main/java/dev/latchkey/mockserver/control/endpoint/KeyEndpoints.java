package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.seed.GatewayParser;
import dev.latchkey.mockserver.control.seed.SuppliedSecret;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.KeySpecParser;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys of every gateway, made and changed as tests need them: by nobody's leave. */
public final class KeyEndpoints {
    private final AccountResolver accounts;
    private final KeyIssuer issuer;
    private final List<KeyFormat> formats;
    private final Clocks clocks;

    public KeyEndpoints(AccountResolver accounts, KeyIssuer issuer, List<KeyFormat> formats, Clocks clocks) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.formats = formats;
        this.clocks = clocks;
    }

    /** The account's keys that are not revoked, gateway by gateway, the newest first. */
    public record KeyList(List<KeyView> items) {}

    /**
     * A key.
     *
     * @param key its public part
     */
    public record KeyView(String id, String gateway, String name, String environment, String key, String lastFive,
            int length, boolean viewable, List<Permission> permissions, List<IpRange> allowedIps, Instant created,
            @Nullable Instant lastUsed, @Nullable String lastUsedFrom, @Nullable Instant expires, String status) {}

    /**
     * A key that was made for a test.
     *
     * @param key its public part
     * @param secret what it is used with, told this once
     * @param signingSecret what signs requests; null where the gateway has none
     */
    public record IssuedView(String id, String gateway, String name, String environment, @Nullable String key,
            Secret secret,
            @Nullable Secret signingSecret, List<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires, Instant created) {
        static IssuedView of(KeyIssuer.Issued issued) {
            StoredKey key = issued.key();
            return new IssuedView(key.id(), key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                    issued.secret(), null, key.permissions(), key.allowedIps(), key.expires(), key.created());
        }
    }

    public Response list(ControlRequest request) {
        request.query().finish();
        Account account = accounts.named(request.variable("id"));
        return JsonResponses.json(200, new KeyList(formats.stream()
                .flatMap(format -> issuer.list(account.id(), format.gateway()).stream())
                .map(key -> view(account, key)).toList()));
    }

    public Response create(ControlRequest request) {
        request.query().finish();
        Account account = accounts.named(request.variable("id"));
        JsonObjectReader fields = JsonBody.fields(request.request());
        KeyFormat format = GatewayParser.read(fields, formats);
        boolean given = fields.isGiven("secret");
        Integer length = given ? null : KeySpecParser.length(fields, format.rules());
        SuppliedSecret secret = given ? SuppliedSecret.read(fields, format.rules()) : null;
        String publicPart = SuppliedSecret.publicPart(fields);
        boolean viewable = KeySpecParser.viewable(fields);
        NewApiKey newKey = KeySpecParser.read(fields, format.rules(), clocks.of(account.id()).instant(), length);
        fields.finish();
        return JsonResponses.json(201, IssuedView.of(issuer.issue(account, format, newKey, viewable,
                secret == null ? null : secret.secret(), publicPart)));
    }

    public Response get(ControlRequest request) {
        request.query().finish();
        Account account = accounts.named(request.variable("id"));
        return JsonResponses.json(200, view(account, key(account, request)));
    }

    /** Changes what is given; {@code expires} of null is never. */
    public Response edit(ControlRequest request) {
        request.query().finish();
        Account account = accounts.named(request.variable("id"));
        StoredKey key = key(account, request);
        KeyFormat format = formats.stream().filter(known -> known.gateway().equals(key.gateway())).findFirst()
                .orElseThrow();
        JsonObjectReader fields = JsonBody.fields(request.request());
        KeyEdit edit = KeySpecParser.edit(fields, format.rules(), clocks.of(account.id()).instant());
        fields.finish();
        return JsonResponses.json(200, view(account, issuer.edit(account.id(), key.gateway(), key.id(), edit)));
    }

    public Response revoke(ControlRequest request) {
        request.query().finish();
        Account account = accounts.named(request.variable("id"));
        StoredKey key = key(account, request);
        return JsonResponses.json(200, view(account, issuer.revoke(account.id(), key.gateway(), key.id())));
    }

    private StoredKey key(Account account, ControlRequest request) {
        for (KeyFormat format : formats) {
            Optional<StoredKey> found = issuer.find(account.id(), format.gateway(), request.variable("key"));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new RefusedException(RefusalReason.NOT_FOUND, "The account has no key of this id.");
    }

    private KeyView view(Account account, StoredKey key) {
        return new KeyView(key.id(), key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                key.lastFive(), key.length(), key.sealedSecret() != null, key.permissions(), key.allowedIps(),
                key.created(), key.lastUsed(), key.lastUsedFrom(), key.expires(),
                key.status(clocks.of(account.id()).instant()).name());
    }
}
