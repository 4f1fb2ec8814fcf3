package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server under test: embedded in this JVM, or remote. */
// JUnit closes AutoCloseable from 5.13 on, and this type before: Spring Boot 3 has 5.12.
@SuppressWarnings("deprecation")
final class ServerHandle implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final URI baseUrl;
    private final ControlClient control;
    private final @Nullable MockServer embedded;

    private ServerHandle(URI baseUrl, @Nullable Secret token, @Nullable MockServer embedded) {
        this.baseUrl = baseUrl;
        this.control = new ControlClient(baseUrl, token, embedded == null ? null : trust(embedded));
        this.embedded = embedded;
    }

    static ServerHandle embedded(MockServerBuilder builder) {
        MockServer server = builder.start();
        return new ServerHandle(server.baseUrl(), null, server);
    }

    static ServerHandle remote(URI url, @Nullable Secret token) {
        String text = url.toString();
        return new ServerHandle(URI.create(text.replaceFirst("/+$", "")), token, null);
    }

    URI baseUrl() {
        return baseUrl;
    }

    int smtpPort() {
        String address = control.get(ControlResponses.Info.class, "/info").addresses().get("smtp");
        if (address == null) {
            throw new IllegalStateException("The mock server at " + baseUrl + " has no SMTP relay.");
        }
        return Integer.parseInt(address.replaceFirst("^.*\\D", ""));
    }

    ControlClient control() {
        return control;
    }

    /** Returns a context that trusts an embedded server's certificate, or null if it has none. */
    private static @Nullable SSLContext trust(MockServer server) {
        if (server.tls().isEmpty()) {
            return null;
        }
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("server", server.tls().get().certificate());
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The server's certificate cannot be trusted: " + e, e);
        }
    }

    @Override
    public void close() {
        control.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
