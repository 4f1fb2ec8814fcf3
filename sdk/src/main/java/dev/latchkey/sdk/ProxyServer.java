package dev.latchkey.sdk;

import java.util.Optional;

/**
 * An HTTP proxy on the way to the gateway.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("https://sandbox.example.com").withProxy("proxy.example.com", 3128);
 * ProxyServer proxy = options.proxy().orElseThrow();
 * }
 *
 * @param host name or address of the proxy
 * @param port its port, 1 to 65535
 * @param user user name for the proxy, where it asks for one
 * @param password password that goes with it
 */
public record ProxyServer(String host, int port, Optional<String> user, Optional<Secret> password) {
    public ProxyServer {
        if (host.isBlank() || !host.equals(host.strip()) || host.contains("/")) {
            throw new IllegalArgumentException(
                    "A proxy is named by its host alone, as proxy.example.com, not '" + host + "'.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port is 1 to 65535, not " + port + ".");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("A proxy needs a user name with a password, or neither.");
        }
        if (user.isPresent() && user.get().indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user name for a proxy cannot hold a colon.");
        }
    }
}
