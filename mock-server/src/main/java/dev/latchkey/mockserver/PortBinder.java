package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ListenOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Where requests come in. */
final class PortBinder {
    private PortBinder() {}

    /**
     * Begins to listen.
     *
     * @throws StartupException when the address cannot be had
     */
    static HttpListener bind(InetSocketAddress address, RootHandler door, ListenOptions options) {
        try {
            return HttpListener.start(address, door, options);
        } catch (BindException e) {
            throw new StartupException("Cannot listen to port " + address.getPort() + " at "
                    + address.getAddress().getHostAddress() + ": " + reason(e) + ".", e);
        } catch (IOException e) {
            throw new StartupException("Cannot listen at " + address + ": " + e.getMessage() + ".", e);
        }
    }

    private static String reason(BindException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("in use")) {
            return "it is in use. Stop the program that uses it, or choose another port (0 picks a free one)";
        }
        return message.contains("ermission")
                ? "this user may not use it. Choose a port above 1023"
                : "the system says '" + message + "'";
    }
}
