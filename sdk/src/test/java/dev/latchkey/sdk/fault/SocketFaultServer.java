package dev.latchkey.sdk.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Server that uses its sockets in ways that no HTTP library would. */
class SocketFaultServer implements FaultFixture {
    /** Handles one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void handle(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Handler handler;

    SocketFaultServer(Handler handler) throws IOException {
        this.handler = handler;
        startThread("fault-listener", this::listen);
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public int requestCount() {
        return requests.get();
    }

    /** Resets the number of requests. */
    void resetRequestCount() {
        requests.set(0);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                startThread("fault-connection", () -> serve(socket, connections.incrementAndGet()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            handler.handle(new Connection(socket, number));
        } catch (IOException | InterruptedException e) {
            // The client or the test has closed the connection.
        }
        open.remove(socket);
    }

    private static void startThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    final class Connection {
        private final Socket socket;
        private final int number;

        private Connection(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        /** Waits for this many milliseconds. Fails if another request arrives. */
        void awaitIdle(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                int read = socket.getInputStream().read();
                throw new IOException("Not idle: " + read);
            } catch (SocketTimeoutException e) {
                socket.setSoTimeout(0);
            }
        }

        /** Number of the connection, from 1. */
        int number() {
            return number;
        }

        /** Reads the first bytes of a request and no more. */
        void readFirstBytes() throws IOException {
            if (socket.getInputStream().readNBytes(8).length == 8) {
                requests.incrementAndGet();
            }
        }

        /** Reads a request with its body. Returns its method, or an empty string if there was no request. */
        String readRequest() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int b;
            while (!endsHead(head) && (b = in.read()) >= 0) {
                if (head.size() == 0) {
                    requests.incrementAndGet();
                }
                head.write(b);
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            for (String line : text.split("\r\n")) {
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    in.readNBytes(Integer.parseInt(line.substring(15).strip()));
                }
            }
            return text.substring(0, Math.max(0, text.indexOf(' ')));
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Writes a complete response and keeps the connection open. */
        void respond(String body) throws IOException {
            write(responseHead(body.getBytes(StandardCharsets.UTF_8).length) + body);
        }

        /** Writes one character at a time, with a pause after each. */
        void drip(String text) throws IOException, InterruptedException {
            for (char character : text.toCharArray()) {
                write(String.valueOf(character));
                Thread.sleep(50);
            }
        }

        /** Waits without a response until the client closes the connection. */
        void stall() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // discard
            }
        }

        /** Closes the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void close() throws IOException {
            socket.close();
        }

        void shutdownOutput() throws IOException {
            socket.shutdownOutput();
        }

        private static boolean endsHead(ByteArrayOutputStream head) {
            byte[] bytes = head.toByteArray();
            int size = bytes.length;
            return size >= 4 && bytes[size - 4] == '\r' && bytes[size - 3] == '\n' && bytes[size - 2] == '\r'
                    && bytes[size - 1] == '\n';
        }
    }

    /** Returns the head of a JSON response. */
    static String responseHead(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
