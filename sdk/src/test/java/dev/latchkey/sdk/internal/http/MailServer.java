package dev.latchkey.sdk.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Server that accepts requests of any size and records only their length and digest. */
final class MailServer implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final BlockingQueue<RecordedUpload> uploads = new LinkedBlockingQueue<>();
    private final Semaphore ended = new Semaphore(0);

    MailServer() throws IOException {
        Thread thread = new Thread(this::serve, "latchkey-test-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Recorded request.
     *
     * @param contentLength value of {@code Content-Length}
     * @param received number of body bytes received
     * @param digest SHA-256 of these bytes
     */
    record RecordedUpload(long contentLength, long received, String digest) {}

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    RecordedUpload takeRequest() throws InterruptedException {
        RecordedUpload next = uploads.poll(1, TimeUnit.MINUTES);
        if (next == null) {
            throw new AssertionError("No request came within a minute.");
        }
        return next;
    }

    /** Waits until a connection has ended. Returns true if a complete request arrived on it. */
    boolean tookWholeRequest() throws InterruptedException {
        if (!ended.tryAcquire(1, TimeUnit.MINUTES)) {
            throw new AssertionError("The connection has not ended within a minute.");
        }
        return uploads.stream().anyMatch(request -> request.received() == request.contentLength());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                InputStream in = new BufferedInputStream(connection.getInputStream(), CHUNK);
                while (true) {
                    RecordedUpload request = readRequest(in);
                    uploads.add(request);
                    if (request.received() < request.contentLength()) {
                        break;
                    }
                    connection.getOutputStream().write(("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 11\r\n\r\n{\"id\":\"m1\"}").getBytes(UTF_8));
                }
            } catch (IOException e) {
                // This connection has ended. Accept the next one.
            }
            ended.release();
        }
    }

    private static RecordedUpload readRequest(InputStream in) throws IOException {
        long announced = -1;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                announced = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        DigestInputStream body = new DigestInputStream(in, digest);
        long came = 0;
        while (came < announced) {
            int read = body.read(chunk, 0, (int) Math.min(chunk.length, announced - came));
            if (read < 0) {
                break;
            }
            came += read;
        }
        return new RecordedUpload(announced, came, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
