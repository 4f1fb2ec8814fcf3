package dev.latchkey.mockserver.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP/1.0 server that serves one request for each connection and ignores a second one. */
final class SingleRequestReceiver implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

    SingleRequestReceiver() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hook");
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> respond(connection));
            }
        } catch (IOException e) {
            // The receiver was closed.
        }
    }

    private static void respond(Socket connection) {
        try (connection) {
            BufferedReader request = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            int length = 0;
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
                }
            }
            for (int i = 0; i < length; i++) {
                request.read();
            }
            connection.getOutputStream().write("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            // Waits for the end of the connection or another request, and responds to neither.
            request.read();
        } catch (IOException e) {
            // The client closed the connection first.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
