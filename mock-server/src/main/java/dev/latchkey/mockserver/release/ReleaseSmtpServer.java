package dev.latchkey.mockserver.release;

import dev.latchkey.sdk.Secret;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * SMTP server for released mail, and the recipients allowed to get it. Port 465 uses implicit TLS, other ports use
 * STARTTLS if the server offers it. A password is sent without TLS only to the loopback interface.
 *
 * @param host host name, which the server's certificate must contain
 * @param port from 1 to 65535
 * @param user user name; null for none
 * @param password password; null for none
 * @param allowed recipients that mail may be released to: addresses {@code ann@example.com}, domains {@code
 *         example.com}, and {@code *.example.com} for all subdomains but not the domain itself
 * @param trust context that verifies the server's certificate; null for Java's default
 */
public record ReleaseSmtpServer(String host, int port, @Nullable String user, @Nullable Secret password,
        List<String> allowed, @Nullable SSLContext trust) {
    public ReleaseSmtpServer {
        allowed = List.copyOf(allowed);
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A mail server needs a host name and a port from 1 to 65535.");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("Set both the user name and the password, or neither.");
        }
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("No recipient is allowed. Add addresses or domains.");
        }
        AllowedRecipients.check(allowed);
    }

    /** Creates a server without authentication. */
    public ReleaseSmtpServer(String host, int port, List<String> allowed) {
        this(host, port, null, null, allowed, null);
    }

    /** Returns a copy with these credentials, or with none if both are null. */
    public ReleaseSmtpServer login(@Nullable String name, @Nullable Secret secret) {
        return new ReleaseSmtpServer(host, port, name, secret, allowed, trust);
    }

    /** Returns a copy whose certificate is verified by this context instead of Java's default. */
    public ReleaseSmtpServer trusting(SSLContext context) {
        return new ReleaseSmtpServer(host, port, user, password, allowed, context);
    }

    /** Returns host and port: {@code mail.example.com:587}. */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
