package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.smtp.SmtpTestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server with an SMTP relay and a key, for tests that send invalid mail and check the state afterwards. */
final class MailFixture implements AutoCloseable {
    static final int MAX_BYTES = 10_000;

    private static final String SESSION = "dev.latchkey.mockserver.smtp.SmtpSession";

    final RunningServer server;
    final ApiClient.Response key;
    final InetSocketAddress relay;
    final String login;

    MailFixture() throws IOException {
        server = new RunningServer();
        key = server.makeKey("\"permissions\":[\"*\"]");
        relay = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                server.smtpPort(SmtpOptions.plain().withSizeLimits(MAX_BYTES, 3)));
        login = "AUTH PLAIN " + SmtpTestClient.base64("\0" + key.text("key") + "\0" + key.text("secret"));
    }

    /** Connects and reads the greeting. */
    SmtpTestClient connect() throws IOException {
        SmtpTestClient smtp = new SmtpTestClient(relay);
        assertThat(smtp.readReply()).startsWith("220 ");
        return smtp;
    }

    /** Connects and logs in. */
    SmtpTestClient connectAndLogIn() throws IOException {
        SmtpTestClient smtp = connect();
        assertThat(smtp.command("EHLO me.example")).startsWith("250 ");
        assertThat(smtp.command(login)).startsWith("235 ");
        return smtp;
    }

    /** Connects, logs in and starts a mail up to the DATA command. */
    SmtpTestClient startData() throws IOException {
        SmtpTestClient smtp = connectAndLogIn();
        assertThat(smtp.command("MAIL FROM:<ada@example.com>")).startsWith("250 ");
        assertThat(smtp.command("RCPT TO:<bob@example.com>")).startsWith("250 ");
        assertThat(smtp.command("DATA")).startsWith("354 ");
        return smtp;
    }

    /** Returns the number of stored messages. */
    int messageCount() {
        return Math.toIntExact(server.store.messages().size().messages());
    }

    /** Returns the relay's last journal entry, as {@code SMTP DATA 552 too-large}. */
    String lastJournalEntry() {
        return server.api.get("/_latchkey/v1/journal?limit=50").list("items").stream().map(Map.class::cast)
                .filter(entry -> "smtp".equals(entry.get("source"))).map(entry -> entry.get("route") + " "
                        + ((Number) entry.get("status")).intValue() + " " + entry.get("reason"))
                .findFirst().orElse("nothing");
    }

    /** Waits until no connection, thread and permit is in use, and checks that the relay accepts a valid mail. */
    void assertHealthy() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!metric("latchkey_smtp_connections").equals("0") || hasSessionThread()) {
            assertThat(System.nanoTime()).as("connections or threads that do not end").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        ServerState.assertIdle(server);
        int before = messageCount();
        try (SmtpTestClient smtp = startData()) {
            assertThat(smtp.command("Subject: Good\r\n\r\nGood.\r\n.")).startsWith("250 2.0.0 queued as msg_");
        }
        assertThat(messageCount()).isEqualTo(before + 1);
        assertThat(lastJournalEntry()).isEqualTo("SMTP DATA 250 null");
    }

    /** Returns true if a thread still runs an SMTP session. */
    private static boolean hasSessionThread() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> List.of(stack).stream().anyMatch(frame -> frame.getClassName().equals(SESSION)));
    }

    private String metric(String name) {
        return server.api.get("/_latchkey/v1/metrics").body().lines().filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
