package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Server that sends the same bytes in response to each request, and may close the connection after them. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final byte[] response;
    private final boolean closes;
    private final FakeTiming timing = new FakeTiming();
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    private ScriptedServer(String response, boolean closes) throws IOException {
        this.response = response.getBytes(StandardCharsets.UTF_8);
        this.closes = closes;
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::listen);
    }

    static ScriptedServer closing(String response) throws IOException {
        return new ScriptedServer(response, true);
    }

    static ScriptedServer keepingOpen(String response) throws IOException {
        return new ScriptedServer(response, false);
    }

    ThingApi api() {
        return new GatewayClient(Gateway.of("test"), ClientOptions.at("http://127.0.0.1:" + port()),
                Credentials.basic("user", Canary.secret()), TestGateway::refusal, timing).create(ThingApi.class);
    }

    static CallOptions once() {
        return CallOptions.none().withoutRetries();
    }

    int port() {
        return listener.getLocalPort();
    }

    int connectionCount() {
        return connections.get();
    }

    int requestCount() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : accepted) {
            socket.close();
        }
        timing.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                accepted.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (readRequest(socket.getInputStream())) {
                requests.incrementAndGet();
                socket.getOutputStream().write(response);
                if (closes) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has disconnected.
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        int length = head.toString().lines().filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16))).findFirst().orElse(0);
        return in.readNBytes(length).length == length;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }
}
