package dev.latchkey.benchmarks.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The program of {@link NullSmtpServer}: a thread per connection, and just enough SMTP for a client to continue. */
final class NullSmtpServerMain {
    private static final int BACKLOG = 256;
    private static final byte[] GREETING = bytes("220 ready");
    private static final byte[] OFFERS = bytes("250-localhost\r\n250-PIPELINING\r\n250 AUTH PLAIN");
    private static final byte[] WELCOME = bytes("235 2.7.0 Welcome");
    private static final byte[] GO_ON = bytes("354 Go on");
    private static final byte[] DONE = bytes("250 2.0.0 Done");
    private static final byte[] GOODBYE = bytes("221 2.0.0 Goodbye");
    private static final byte[] END = bytes("\r\n.");

    private boolean inMail;
    private int ofEnd;

    private NullSmtpServerMain() {}

    /** Serves until the process ends. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket door = new ServerSocket(Integer.parseInt(arguments[0]), BACKLOG,
                InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket client = door.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            out.write(GREETING);
            NullSmtpServerMain loop = new NullSmtpServerMain();
            byte[] read = new byte[8192];
            for (int count = in.read(read); count > 0; count = in.read(read)) {
                byte[] answers = loop.replies(read, count);
                if (answers.length > 0) {
                    out.write(answers);
                }
            }
        } catch (IOException e) {
            // The client has disconnected.
        }
    }

    private byte[] replies(byte[] read, int count) {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (inMail) {
                mail(read[i], answers);
                start = i + 1;
            } else if (read[i] == '\n') {
                command(read[start], answers);
                start = i + 1;
            }
        }
        return answers.toByteArray();
    }

    private void mail(byte next, ByteArrayOutputStream answers) {
        ofEnd = next == END[ofEnd] ? ofEnd + 1 : next == END[0] ? 1 : 0;
        if (ofEnd == END.length) {
            inMail = false;
            answers.writeBytes(DONE);
        }
    }

    private void command(byte first, ByteArrayOutputStream answers) {
        switch (first) {
            case 'E' -> answers.writeBytes(OFFERS);
            case 'A' -> answers.writeBytes(WELCOME);
            case 'Q' -> answers.writeBytes(GOODBYE);
            case 'D' -> {
                inMail = true;
                ofEnd = 0;
                answers.writeBytes(GO_ON);
            }
            default -> answers.writeBytes(DONE);
        }
    }

    private static byte[] bytes(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
