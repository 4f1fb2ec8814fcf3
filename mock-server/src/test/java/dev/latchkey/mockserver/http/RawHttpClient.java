package dev.latchkey.mockserver.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Connection to a listener that sends exactly the given bytes. */
final class RawHttpClient implements AutoCloseable {
    private static final int MAX_WAIT_MILLIS = 20_000;

    final Socket socket;

    RawHttpClient(HttpListener listener) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort()));
    }

    RawHttpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(MAX_WAIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Response as received. */
    record RawResponse(int status, String head, String body) {
        boolean hasField(String line) {
            return head.toLowerCase(Locale.ROOT).contains("\r\n" + line.toLowerCase(Locale.ROOT) + "\r\n");
        }
    }

    RawHttpClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one response that has a length or chunks. */
    RawResponse readResponse() throws IOException {
        return readResponse(true);
    }

    RawResponse readResponse(boolean hasBody) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("It ended after: " + head);
            }
            head.append((char) c);
        }
        int status = Integer.parseInt(head.substring(9, 12));
        String lower = head.toString().toLowerCase(Locale.ROOT);
        String body = "";
        if (hasBody && lower.contains("transfer-encoding: chunked")) {
            body = readChunks();
        } else if (hasBody && lower.contains("content-length: ")) {
            int from = lower.indexOf("content-length: ") + 16;
            body = read(Integer.parseInt(lower.substring(from, lower.indexOf('\r', from))));
        }
        return new RawResponse(status, head.toString(), body);
    }

    private String readChunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int size = Integer.parseInt(readLine(), 16); size > 0; size = Integer.parseInt(readLine(), 16)) {
            all.append(read(size));
            readLine();
        }
        readLine();
        return all.toString();
    }

    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read(); c >= 0 && c != '\n'; c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private String read(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("It ended after " + bytes.length + " of " + length + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads everything up to the end of the connection. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits for input. Returns true if the connection has ended instead. */
    boolean hasEnded() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
