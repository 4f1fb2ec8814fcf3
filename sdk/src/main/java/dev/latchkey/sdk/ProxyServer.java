package dev.latchkey.sdk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * HTTP proxy between the client and the gateway.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("https://sandbox.example.com").withProxy("proxy.example.com", 3128);
 * ProxyServer proxy = options.proxy().orElseThrow();
 * }
 *
 * @param host host name or IP address of the proxy
 * @param port its port, 1 to 65535
 * @param user user name, if the proxy requires one
 * @param password password of the user
 */
public record ProxyServer(String host, int port, Optional<String> user, Optional<Secret> password) {
    /** Host name, IPv4 address, or IPv6 address, which has two colons at least. A port does not belong here. */
    private static final Pattern HOST = Pattern
            .compile("[^\\s:/?#@\\\\\\[\\]]+|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[^\\s/?#@\\\\\\[]*");

    public ProxyServer {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "A proxy's host must be a host name or address alone, such as proxy.example.com, not '" + host
                            + "'.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port must be 1 to 65535, not " + port + ".");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("A proxy needs both a user name and a password, or neither.");
        }
        if (user.isPresent() && user.get().indexOf(':') >= 0) {
            throw new IllegalArgumentException("A proxy's user name must not contain a colon.");
        }
    }
}
