package dev.latchkey.benchmarks.process;

import dev.latchkey.benchmarks.load.ClosedLoop;
import dev.latchkey.benchmarks.load.SmtpConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A running mail server, and the mail of 2 kB that all servers get. */
public final class RunningMail implements AutoCloseable {
    /** Recipient of all mails. */
    static final String RECIPIENT = "bench@example.com";

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LINES = 26;
    private static final String MAIL = """
            From: Shop <shop@example.com>
            To: Ann <bench@example.com>
            Subject: Your order
            Date: Thu, 1 Jan 2026 12:00:00 +0000
            Message-ID: <order-1@example.com>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            """.replace("\n", "\r\n")
            + "Thank you for your order. We will tell you as soon as it is on its way.\r\n".repeat(LINES);

    private final AutoCloseable server;
    private final Usage usage;
    private final ServerProcess.Started started;
    private final InetSocketAddress address;
    private final String user;
    private final String password;

    RunningMail(AutoCloseable server, Usage usage, ServerProcess.Started started, InetSocketAddress address,
            String user, String password) {
        this.server = server;
        this.usage = usage;
        this.started = started;
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /** Returns the time of its start. */
    public ServerProcess.Started started() {
        return started;
    }

    /** Returns its use of memory and CPU. */
    public Usage usage() {
        return usage;
    }

    /** Creates a load of mails. */
    public ClosedLoop load(SmtpConnection.SendMode way) {
        return new ClosedLoop(number -> new SmtpConnection(address, user, password, "shop@example.com", RECIPIENT, MAIL,
                way, ClientAddresses.of(number)), usage::cpuNanos);
    }

    /** Throws an exception unless an SMTP server greets at that address. */
    static void greeting(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address);
            if (socket.getInputStream().read() != '2') {
                throw new IOException("No greeting");
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("The mail server could not be stopped", e);
        }
    }
}
