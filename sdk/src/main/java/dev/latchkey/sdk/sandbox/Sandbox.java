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
 * The client of a Latchkey sandbox, the local gateway that captures messages instead of sending them.
 *
 * {@snippet :
 * Sandbox sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:8390"));
 * SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * IssuedKey issued = session.keys().create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
 * sandbox.withKey(issued.key().consumerKey(), issued.secret()).sms().send(Sms.of("+4915112345678", "Hello")).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads; one for each server is enough.
 */
public final class Sandbox implements AutoCloseable {
    /** How the sandbox is named among gateways. */
    public static final Gateway GATEWAY = Gateway.of("sandbox");

    private final GatewayClient client;

    private Sandbox(GatewayClient client) {
        this.client = client;
    }

    /**
     * A client of the server at these options' address. Nothing is sent yet.
     *
     * @throws IllegalStateException when the options would send keys unencrypted to another computer
     */
    public static Sandbox at(ClientOptions options) {
        return new Sandbox(new GatewayClient(GATEWAY, options, Credentials.none(), SandboxRefusals::read));
    }

    /**
     * Signs in to manage an account. Fails with {@link dev.latchkey.sdk.AuthenticationException} when address and
     * password do not fit.
     */
    public ApiCall<SandboxSession> signIn(String email, Secret password) {
        return client.create(SandboxAccountApi.class).signIn(new SignInBody(email, password))
                .map(session -> new SandboxSession(
                        new SandboxOperations(client.with(Credentials.bearer(session.token()))), session));
    }

    /** The description of the sandbox's API in OpenAPI 3.1, as a JSON object. Needs no credentials. */
    public ApiCall<Map<String, Object>> document() {
        return client.create(SandboxAccountApi.class).document();
    }

    /**
     * The sandbox as a program sees it that holds a key. Nothing is sent yet, so nothing is checked yet either.
     *
     * @param consumerKey public part of the key
     * @param secret what it was shown with, once
     */
    public SandboxKeyClient withKey(String consumerKey, Secret secret) {
        return new SandboxKeyClient(new SandboxOperations(client.with(Credentials.basic(consumerKey, secret))), null);
    }

    /**
     * Ends this client with all sessions and keyed views made of it: calls under way fail, later ones too. Connections and
     * threads are freed, but not those of a client given by {@link ClientOptions#withHttpClient}. A client that is not
     * closed keeps no program alive; its idle connections end by themselves after five minutes.
     */
    @Override
    public void close() {
        client.close();
    }
}
