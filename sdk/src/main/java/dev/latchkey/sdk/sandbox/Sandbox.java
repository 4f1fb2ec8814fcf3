package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.internal.http.Credentials;
import dev.latchkey.sdk.internal.http.GatewayClient;
import dev.latchkey.sdk.sandbox.wire.SignInBody;
import java.util.Map;

/**
 * Client of a Latchkey sandbox, the local gateway that captures messages instead of sending them.
 *
 * {@snippet :
 * Sandbox sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:8390"));
 * SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * IssuedKey issued = session.keys().create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
 * sandbox.withKey(issued.key().consumerKey(), issued.secret()).sms().send(Sms.of("+4915112345678", "Hello")).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads. One client per server is enough.
 */
public final class Sandbox implements AutoCloseable {
    /** Identifier of the sandbox among gateways. */
    public static final Gateway GATEWAY = Gateway.of("sandbox");

    private final GatewayClient client;

    private Sandbox(GatewayClient client) {
        this.client = client;
    }

    /**
     * Creates a client of the server at the base URL of the options. Sends no request.
     *
     * @throws IllegalStateException if the options would send keys unencrypted to another computer
     */
    public static Sandbox at(ClientOptions options) {
        return new Sandbox(new GatewayClient(GATEWAY, options, Credentials.none(), SandboxRefusals::read));
    }

    /**
     * Signs in to manage an account. Fails with {@link dev.latchkey.sdk.AuthenticationException} if the e-mail
     * address or the password is wrong.
     */
    public ApiCall<SandboxSession> signIn(String email, Secret password) {
        return client.create(SandboxAccountApi.class).signIn(new SignInBody(email, password))
                .map(session -> new SandboxSession(
                        new SandboxOperations(client.with(Credentials.bearer(session.token()))), session));
    }

    /** Gets the OpenAPI 3.1 document of the sandbox API as a JSON object. Needs no credentials. */
    public ApiCall<Map<String, Object>> document() {
        return client.create(SandboxAccountApi.class).document();
    }

    /**
     * Returns a client that uses an API key. Sends no request, so it does not check the key.
     *
     * @param consumerKey public part of the key
     * @param secret secret part of the key, which was shown once
     */
    public SandboxKeyClient withKey(String consumerKey, Secret secret) {
        return new SandboxKeyClient(new SandboxOperations(client.with(Credentials.basic(consumerKey, secret))), null);
    }

    /**
     * Closes this client and all sessions and key clients created by it. Running and later calls fail. Connections
     * and threads are released, except those of a client set with {@link ClientOptions#withHttpClient}. A client that
     * is not closed does not keep the program running. Its idle connections are closed after five minutes.
     */
    @Override
    public void close() {
        client.close();
    }
}
