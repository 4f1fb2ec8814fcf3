package dev.latchkey.mockserver.release;

import dev.latchkey.sdk.Secret;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that truly sends, and to whom it may. TLS begins at once on port 465, and elsewhere where the server
 * offers it; a password goes without TLS to this computer alone.
 *
 * @param host its name, which its certificate must have
 * @param port from 1 to 65535
 * @param user null for none
 * @param password null for none
 * @param allowed whom mails may reach: addresses {@code ann@example.com}, domains {@code example.com}, and
 *        {@code *.example.com} for all domains within one, but not itself
 * @param trust what the server's certificate is checked with; null for what this Java trusts
 */
public record ReleaseSmtpServer(String host, int port, @Nullable String user, @Nullable Secret password,
        List<String> allowed, @Nullable SSLContext trust) {
    public ReleaseSmtpServer {
        allowed = List.copyOf(allowed);
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A mail server has a name and a port from 1 to 65535.");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("A user name needs a password, and a password a user name.");
        }
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("Nobody is allowed to get mails: name addresses or domains.");
        }
        AllowedRecipients.check(allowed);
    }

    /** A server that asks for no password. */
    public ReleaseSmtpServer(String host, int port, List<String> allowed) {
        this(host, port, null, null, allowed, null);
    }

    /** The same with a user and its password, or neither. */
    public ReleaseSmtpServer login(@Nullable String name, @Nullable Secret secret) {
        return new ReleaseSmtpServer(host, port, name, secret, allowed, trust);
    }

    /** The same, trusted as this says instead of as this Java does. */
    public ReleaseSmtpServer trusting(SSLContext context) {
        return new ReleaseSmtpServer(host, port, user, password, allowed, context);
    }

    /** Host and port, {@code mail.example.com:587}. */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
