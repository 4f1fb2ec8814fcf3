package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.control.seed.GatewayParser;
import dev.latchkey.mockserver.control.seed.SuppliedSecret;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
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

/** Endpoints for the keys of all gateways. They need no permission, so that tests can set up any key. */
public final class KeyEndpoints {
    private final AccountResolver accounts;
    private final KeyIssuer issuer;
    private final List<KeyFormat> formats;
    private final AccountClocks clocks;

    public KeyEndpoints(AccountResolver accounts, KeyIssuer issuer, List<KeyFormat> formats, AccountClocks clocks) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.formats = formats;
        this.clocks = clocks;
    }

    /** Keys of an account that are not revoked, by gateway, the newest first. */
    public record KeyList(List<KeyView> items) {}

    /**
     * A key without its secret.
     *
     * @param key public part
     */
    public record KeyView(String id, String gateway, String name, String environment, String key, String lastFive,
            int length, boolean viewable, List<Permission> permissions, List<IpRange> allowedIps, Instant created,
            @Nullable Instant lastUsed, @Nullable String lastUsedFrom, @Nullable Instant expires, String status) {}

    /**
     * A created key and its secret.
     *
     * @param key public part
     * @param secret secret, shown only in this response
     * @param signingSecret secret that signs requests; null if the gateway uses none
     */
    public record IssuedKeyView(String id, String gateway, String name, String environment, @Nullable String key,
            Secret secret,
            @Nullable Secret signingSecret, List<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires, Instant created) {
        static IssuedKeyView of(KeyIssuer.Issued issued) {
            StoredKey key = issued.key();
            return new IssuedKeyView(key.id(), key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                    issued.secret(), null, key.permissions(), key.allowedIps(), key.expires(), key.created());
        }
    }

    public ServerResponse list(ControlRequest request) {
        request.query().finish();
        Account account = accounts.findByIdOrEmail(request.variable("id"));
        return JsonResponses.json(200, new KeyList(formats.stream()
                .flatMap(format -> issuer.list(account.id(), format.gateway()).stream())
                .map(key -> view(account, key)).toList()));
    }

    public ServerResponse create(ControlRequest request) {
        request.query().finish();
        Account account = accounts.findByIdOrEmail(request.variable("id"));
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        KeyFormat format = GatewayParser.read(fields, formats);
        boolean hasSecret = fields.isGiven("secret");
        Integer length = hasSecret ? null : KeySpecParser.length(fields, format.rules());
        SuppliedSecret secret = hasSecret ? SuppliedSecret.read(fields, format.rules()) : null;
        String publicPart = SuppliedSecret.publicPart(fields);
        boolean viewable = KeySpecParser.viewable(fields);
        NewApiKey newKey = KeySpecParser.read(fields, format.rules(), clocks.of(account.id()).instant(), length);
        fields.finish();
        return JsonResponses.json(201, IssuedKeyView.of(issuer.issue(account, format, newKey, viewable,
                secret == null ? null : secret.secret(), publicPart)));
    }

    public ServerResponse get(ControlRequest request) {
        request.query().finish();
        Account account = accounts.findByIdOrEmail(request.variable("id"));
        return JsonResponses.json(200, view(account, key(account, request)));
    }

    /** Changes the given properties; a null {@code expires} removes the expiry. */
    public ServerResponse edit(ControlRequest request) {
        request.query().finish();
        Account account = accounts.findByIdOrEmail(request.variable("id"));
        StoredKey key = key(account, request);
        KeyFormat format = formats.stream().filter(known -> known.gateway().equals(key.gateway())).findFirst()
                .orElseThrow();
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        KeyEdit edit = KeySpecParser.edit(fields, format.rules(), clocks.of(account.id()).instant());
        fields.finish();
        return JsonResponses.json(200, view(account, issuer.edit(account.id(), key.gateway(), key.id(), edit)));
    }

    public ServerResponse revoke(ControlRequest request) {
        request.query().finish();
        Account account = accounts.findByIdOrEmail(request.variable("id"));
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
        throw new RefusedException(RefusalReason.NOT_FOUND, "The account has no key with this id.");
    }

    private KeyView view(Account account, StoredKey key) {
        return new KeyView(key.id(), key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                key.lastFive(), key.length(), key.sealedSecret() != null, key.permissions(), key.allowedIps(),
                key.created(), key.lastUsed(), key.lastUsedFrom(), key.expires(),
                key.status(clocks.of(account.id()).instant()).name());
    }
}
