package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.CapturedPage;
import dev.latchkey.desktop.account.ConnectFailedException;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.Connector;
import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiException.Refusal;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Gateway in memory whose behaviour tests control. */
public final class FakeGateway implements Connector, Connection {
    /** Keys that are not revoked, newest first. */
    public final List<ApiKey> keys = new CopyOnWriteArrayList<>();

    /** Captured messages, newest first. */
    public final List<CapturedMessage> messages = new ArrayList<>();

    /** Sent messages, in order. */
    public final List<OutgoingMessage> sent = new ArrayList<>();

    /** IDs of the keys in revocation requests, in order. */
    public final List<String> revoked = new CopyOnWriteArrayList<>();

    /** Requested keys, in order. */
    public final List<NewApiKey> requested = new ArrayList<>();

    /** Secrets of keys by ID. */
    public final Map<String, Secret> secrets = new LinkedHashMap<>();

    /** Secret of every new key; {@code 0123…} repeated if null. */
    public @Nullable String nextSecret;

    /** Exception that all calls throw; null for none. */
    public @Nullable RuntimeException failure;

    /** Refusal of all sent messages; null to accept them. */
    public @Nullable ApiException sendRefusal;

    /** Message of the exception that {@link #open()} throws; null for none. */
    public @Nullable String startFailure;

    /** Result of {@link #rules()}. */
    public KeyRules rules = SandboxKeyRules.RULES;

    /** Creation time of new keys. */
    public Instant now = Instant.parse("2026-11-21T14:02:00Z");

    /** Number of times the connection was closed. */
    public int closed;

    private int created;

    @Override
    public Connection open() {
        if (startFailure != null) {
            throw new ConnectFailedException(startFailure, null);
        }
        return this;
    }

    @Override
    public KeyRules rules() {
        return rules;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:8390/");
    }

    @Override
    public List<ApiKey> keys() {
        throwFailure();
        return List.copyOf(keys);
    }

    @Override
    public IssuedKey create(NewApiKey newKey) {
        requested.add(newKey);
        throwFailure();
        int length = newKey.length() == null ? rules.length().defaultLength() : newKey.length();
        Secret secret = Secret.of(nextSecret == null ? "0123456789abcdef".repeat(8).substring(0, length) : nextSecret);
        ApiKey key = new ApiKey("key_new" + ++created, newKey.name(), Gateway.of("sandbox"),
                newKey.environment() == null ? Environment.SANDBOX : newKey.environment(),
                "ck_3f9a1c7e5b2d8046" + created,
                secret.lastFive(), length, newKey.permissions(), newKey.allowedIps(), now, null, newKey.expires(),
                KeyStatus.ACTIVE);
        keys.addFirst(key);
        secrets.put(key.id(), Secret.of(secret.reveal()));
        return new IssuedKey(key, secret, null);
    }

    @Override
    public ApiKey revoke(String id) {
        revoked.add(id);
        throwFailure();
        ApiKey key = keys.stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> new NotFoundException(refusal(404, "key-not-found", "There is no such key.")));
        keys.remove(key);
        return key;
    }

    @Override
    public void probe(ApiKey key, Secret secret) {
        throwFailure();
        if (keys.stream().noneMatch(each -> each.id().equals(key.id()))) {
            throw new AuthenticationException(refusal(401, "key-revoked", "This key was revoked."));
        }
    }

    @Override
    public Exchange send(ApiKey key, Secret secret, OutgoingMessage message) {
        throwFailure();
        String path = message instanceof OutgoingMessage.Mail ? "/sandbox/v1/emails" : "/sandbox/v1/sms";
        String request = message instanceof OutgoingMessage.Text text
                ? "{\n  \"to\": \"" + text.sms().to() + "\",\n  \"text\": \"" + text.sms().text() + "\"\n}"
                : "{\n  \"subject\": \"" + ((OutgoingMessage.Mail) message).email().subject() + "\"\n}";
        if (sendRefusal != null) {
            return new Exchange("POST", path, sendRefusal.status(), Duration.ofMillis(12), "req_7c1f0e", request,
                    "{\n  \"code\": \"" + sendRefusal.code().orElse("") + "\"\n}", sendRefusal);
        }
        sent.add(message);
        return new Exchange("POST", path, 202, Duration.ofMillis(38), "req_7c1f0e", request,
                "{\n  \"id\": \"msg_1\",\n  \"environment\": \"" + key.environment() + "\"\n}", null);
    }

    @Override
    public List<Snippet> snippets(OutgoingMessage message) {
        String content = message instanceof OutgoingMessage.Text text
                ? text.sms().text()
                : ((OutgoingMessage.Mail) message).email().subject();
        return List.of(
                new Snippet(Snippet.Language.CURL, "curl … -u \"$LATCHKEY_KEY:$LATCHKEY_SECRET\" -d '" + content + "'"),
                new Snippet(Snippet.Language.JAVA, "sandbox.send(\"" + content + "\");"));
    }

    @Override
    public CapturedPage captured(@Nullable String cursor, int limit) {
        throwFailure();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(messages.size(), from + limit);
        return new CapturedPage(messages.subList(from, to), to < messages.size() ? String.valueOf(to) : null);
    }

    @Override
    public void close() {
        closed++;
    }

    /** Creates the exception of a server that does not respond. */
    public static ConnectionException unreachable() {
        return new ConnectionException("Nothing answers at http://127.0.0.1:8390.", false, new IOException("refused"));
    }

    /** Creates a refusal with field errors. */
    public static InvalidRequestException invalid(FieldError... errors) {
        return new InvalidRequestException(new Refusal(Gateway.of("sandbox"), 422, "invalid-fields",
                "Some fields are not right.", "req_1", 1, List.of(errors), null));
    }

    /** Creates a refusal. */
    public static Refusal refusal(int status, String code, String reason) {
        return new Refusal(Gateway.of("sandbox"), status, code, reason, "req_1", 1, List.of(), null);
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
