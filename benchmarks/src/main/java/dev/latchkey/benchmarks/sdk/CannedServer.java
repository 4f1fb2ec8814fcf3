package dev.latchkey.benchmarks.sdk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server with one fixed response per first path segment, so that only the client is measured. It runs in a
 * separate process.
 */
public final class CannedServer {
    private static final byte[] TOO_MANY = response("429 Too Many Requests\r\nRetry-After: 0", CannedBodies.PROBLEM);

    private static final Map<String, byte[]> ANSWERS = Map.of(
            "keys-1", response("200 OK", CannedBodies.keys(1)),
            "keys-20", response("200 OK", CannedBodies.keys(20)),
            "keys-1000", response("200 OK", CannedBodies.keys(1000)),
            "customers-1", response("200 OK", CannedBodies.customers(1)),
            "customers-20", response("200 OK", CannedBodies.customers(20)),
            "customers-1000", response("200 OK", CannedBodies.customers(1000)),
            "send", response("202 Accepted", CannedBodies.RECEIPT),
            "missing", response("404 Not Found", CannedBodies.PROBLEM),
            "limited", response("200 OK", CannedBodies.keys(1)));

    private CannedServer() {}

    /** Serves on this port until the process ends. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]), 50,
                InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            boolean limited = true;
            String what = request(in);
            while (what != null) {
                boolean refused = what.equals("limited") && limited;
                limited = !refused;
                out.write(refused ? TOO_MANY : ANSWERS.getOrDefault(what, ANSWERS.get("missing")));
                what = request(in);
            }
        } catch (IOException e) {
            // The client has disconnected.
        }
    }

    /** Reads a request and returns its first path segment, or null at the end of the connection. */
    private static @Nullable String request(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
        return first.split("/", 3)[1].split(" ", 2)[0];
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] response(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nX-Request-Id: req_06eajh8a000415bh810x\r\n\r\n"
                + body).getBytes(StandardCharsets.UTF_8);
    }
}
