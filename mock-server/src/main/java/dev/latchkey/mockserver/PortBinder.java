package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ListenOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Starts the HTTP listener, and explains why a port cannot be bound. */
final class PortBinder {
    private PortBinder() {}

    /**
     * Binds the address and starts to accept requests.
     *
     * @throws StartupException if the address cannot be bound
     */
    static HttpListener bind(InetSocketAddress address, RootHandler handler, ListenOptions options) {
        try {
            return HttpListener.start(address, handler, options);
        } catch (BindException e) {
            throw new StartupException("Cannot listen on port " + address.getPort() + " of "
                    + address.getAddress().getHostAddress() + ": " + reason(e) + ".", e);
        } catch (IOException e) {
            throw new StartupException("Cannot listen on " + address + ": " + e.getMessage() + ".", e);
        }
    }

    private static String reason(BindException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("in use")) {
            return "the port is in use. Stop the program that uses it, or choose another port (0 picks a free one)";
        }
        return message.contains("ermission")
                ? "permission denied. Choose a port above 1023"
                : message;
    }
}
