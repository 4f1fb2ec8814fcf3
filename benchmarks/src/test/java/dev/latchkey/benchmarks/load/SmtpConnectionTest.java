package dev.latchkey.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.benchmarks.load.SmtpConnection.SendMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmtpConnectionTest {
    private static final String ENVELOPE = "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    SmtpConnectionTest() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void commandsGoTogetherWhereTheServerOffersIt() throws IOException {
        send("250-me\r\n250-PIPELINING\r\n250 HELP\r\n", SendMode.PIPELINING);

        assertThat(heard).contains(ENVELOPE);
    }

    @Test
    void everyAnswerIsWaitedForOtherwise() throws IOException {
        send("250-me\r\n250-PIPELINING\r\n250 HELP\r\n", SendMode.WAITING);
        send("250-me\r\n250 HELP\r\n", SendMode.PIPELINING);

        assertThat(heard).doesNotContain(ENVELOPE).contains("MAIL FROM:<a@b>\r\n", "RCPT TO:<c@d>\r\n", "DATA\r\n");
    }

    @Test
    void eachMailHasAConnectionOfItsOwnWhereThatIsWanted() throws IOException {
        send("250 HELP\r\n", SendMode.ONE_EACH);
        send("250 HELP\r\n", SendMode.WAITING);

        assertThat(heard).containsOnlyOnce("QUIT\r\n");
    }

    private void send(String offers, SendMode way) throws IOException {
        Thread.startVirtualThread(() -> serve(offers));
        InetSocketAddress address = new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
        try (SmtpConnection client = new SmtpConnection(address, "u", "p", "a@b", "c@d", "x", way, null)) {
            client.once();
        }
    }

    private void serve(String offers) {
        try (Socket client = door.accept()) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            out.write(bytes("220 me\r\n"));
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                String said = new String(buffer, 0, n, StandardCharsets.US_ASCII);
                heard.add(said);
                out.write(bytes(answer(said, offers)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(String said, String offers) {
        return said.startsWith("EHLO")
                ? offers
                : said.startsWith("AUTH")
                        ? "235 in\r\n"
                        : said.equals(ENVELOPE)
                                ? "250 a\r\n250 b\r\n354 go\r\n"
                                : said.startsWith("DATA")
                                        ? "354 go\r\n"
                                        : said.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
