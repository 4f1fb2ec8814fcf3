package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Lays a secure channel over a connection. */
@FunctionalInterface
public interface TlsHandshaker {
    /**
     * Shakes hands and returns the secure socket over this one. Closing it closes this one.
     *
     * @param consumed what was read already
     * @throws IOException when the other end does not agree
     */
    Socket over(Socket socket, InputStream consumed) throws IOException;
}
