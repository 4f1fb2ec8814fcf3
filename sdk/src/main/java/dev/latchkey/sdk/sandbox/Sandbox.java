package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.internal.http.Credentials;
import dev.latchkey.sdk.internal.http.GatewayClient;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.sandbox.wire.SignInBody;
import java.util.Map;

/**
 * Client of a Latchkey sandbox, the local gateway that captures messages instead of sending them.
 *
 * {@snippet :
 * Sandbox sandbox = Sandbox.at("http://127.0.0.1:8390");
 * SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * IssuedKey issued = session.keys().create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
 * sandbox.withKey(issued).sms().send(Sms.of("+4915112345678", "Hello")).execute();
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
     * Creates a client of the server at a base URL, with default options. Sends no request.
     *
     * @param baseUrl URL of the server, such as {@code http://127.0.0.1:8390}
     * @throws IllegalArgumentException if it is not an http or https URL
     * @throws IllegalStateException if keys would go unencrypted to another computer
     */
    public static Sandbox at(String baseUrl) {
        return at(ClientOptions.at(baseUrl));
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
     * Returns a client that uses a key that was just issued. Sends no request, so it does not check the key.
     *
     * @throws IllegalArgumentException if the key has no consumer key, as those of some other gateways
     */
    public SandboxKeyClient withKey(IssuedKey issued) {
        String consumerKey = issued.key().consumerKey();
        if (consumerKey == null) {
            throw new IllegalArgumentException("This key has no consumer key, so the sandbox cannot have issued it."
                    + " Use a key that a sandbox issued.");
        }
        return withKey(consumerKey, issued.secret());
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
