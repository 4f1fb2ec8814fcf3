package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.CapturedPage;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.Page;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.MessageQuery;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxSession;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Account at a sandbox, used over its HTTP API. */
final class SandboxConnection implements Connection {
    static final String EMAILS = "/sandbox/v1/emails";
    static final String SMS = "/sandbox/v1/sms";

    private final Sandbox sandbox;
    private final URI address;
    private final String email;
    private final Secret password;
    private final Runnable onClose;
    private volatile SandboxSession session;

    /** Signs in and opens the connection. */
    SandboxConnection(Sandbox sandbox, URI address, String email, Secret password, Runnable onClose) {
        this.sandbox = sandbox;
        this.address = address;
        this.email = email;
        this.password = password;
        this.onClose = onClose;
        this.session = sandbox.signIn(email, password).execute();
    }

    @Override
    public KeyRules rules() {
        return session.keys().rules();
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public List<ApiKey> keys() {
        return withSession(open -> open.keys().list().execute());
    }

    @Override
    public IssuedKey create(NewApiKey newKey) {
        return withSession(open -> open.keys().create(newKey).execute());
    }

    @Override
    public ApiKey revoke(String id) {
        return withSession(open -> open.keys().revoke(id).execute());
    }

    @Override
    public void probe(ApiKey key, Secret secret) {
        clientFor(key, secret).account().execute();
    }

    @Override
    public Exchange send(ApiKey key, Secret secret, OutgoingMessage message) {
        SandboxKeyClient keyed = clientFor(key, secret);
        return switch (message) {
            case OutgoingMessage.Mail mail -> ExchangeRecorder.record(EMAILS, ExchangeRecorder.body(mail.email()),
                    keyed.emails().send(mail.email()), ExchangeRecorder::responseOf);
            case OutgoingMessage.Text text -> ExchangeRecorder.record(SMS, ExchangeRecorder.body(text.sms()),
                    keyed.sms().send(text.sms()), ExchangeRecorder::responseOf);
        };
    }

    @Override
    public List<Snippet> snippets(OutgoingMessage message) {
        return new SnippetGenerator(address).of(message);
    }

    @Override
    public CapturedPage captured(@Nullable String cursor, int limit) {
        Page<MessageResource> page = withSession(open -> {
            Paged<MessageResource> all = open.messages().find(MessageQuery.all().pageSize(limit));
            return (cursor == null ? all : all.startingAt(cursor)).firstPage().execute();
        });
        return new CapturedPage(page.items().stream().map(SandboxConnection::toCapturedMessage).toList(),
                page.position().orElse(null));
    }

    @Override
    public void close() {
        onClose.run();
    }

    private SandboxKeyClient clientFor(ApiKey key, Secret secret) {
        return sandbox.withKey(Objects.requireNonNull(key.consumerKey()), secret);
    }

    /** Runs a call in the session. If the session has expired, signs in again and repeats the call once. */
    private <T> T withSession(Function<SandboxSession, T> call) {
        SandboxSession used = session;
        try {
            return call.apply(used);
        } catch (AuthenticationException e) {
            synchronized (this) {
                if (session == used) {
                    session = sandbox.signIn(email, password).execute();
                }
            }
            return call.apply(session);
        }
    }

    private static CapturedMessage toCapturedMessage(MessageResource message) {
        return new CapturedMessage(message.id(),
                message.channel().equals("sms") ? Channel.SMS : Channel.EMAIL,
                Environment.of(message.environment()), message.keyId(), message.keyName(), message.from(),
                message.to(), message.subject(), message.text(), message.html(), message.parts(), message.encoding(),
                message.accepted());
    }
}
