package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.DemoAccount;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.tls.ServerTls;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Text printed when the server has started: its addresses and how to use it. */
final class StartupBanner {
    private StartupBanner() {}

    static String text(MockServer server) {
        boolean loopbackOnly = server.address().getAddress().isLoopbackAddress();
        Optional<X509Certificate> selfSigned = server.tls().map(ServerTls::certificate)
                .filter(own -> own.getIssuerX500Principal().equals(own.getSubjectX500Principal()));
        String curl = server.tls().filter(tls -> selfSigned.isPresent()).map(StartupBanner::curlCommand).orElse("curl");
        String certificate = server.tls().filter(tls -> selfSigned.isPresent()).map(StartupBanner::certificateNote)
                .orElse("");
        String token = loopbackOnly ? "" : " -H \"Authorization: Bearer $LATCHKEY_CONTROL_TOKEN\"";
        String data = server.data().map(path -> "Data in " + path.toAbsolutePath() + ".")
                .orElse("Data in memory; it is lost when the server stops.");
        String warning = loopbackOnly ? "" : """

                Warning: other computers can reach this server, and the demo account's password is public.
                """;
        return """
                Latchkey sandbox at %1$s
                %2$s Stop it with Ctrl-C.
                %11$s%3$s%10$s
                Demo account: %4$s, password %5$s, balance %6$s.

                1. Create a key. Its secret is shown only in this response:
                   %9$s '%1$s/_latchkey/v1/accounts/%7$s/keys'%8$s \\
                     -H 'Content-Type: application/json' \\
                     -d '{"gateway":"sandbox","name":"try","permissions":["*"]}'

                2. Send an SMS with it. The server captures it and does not deliver it:
                   %9$s '%1$s/sandbox/v1/sms' -u KEY:SECRET \\
                     -H 'Content-Type: application/json' \\
                     -d '{"to":"+4915112345678","text":"Hello"}'

                3. List the captured messages:
                   %9$s '%1$s/_latchkey/v1/messages?account=%7$s'%8$s
                """.formatted(server.baseUrl(), data, warning, DemoAccount.EMAIL, DemoAccount.password().reveal(),
                DemoAccount.BALANCE, server.demoAccountId(), token, curl, certificate, smtpNote(server));
    }

    private static String curlCommand(ServerTls tls) {
        return tls.certificateFile().map(file -> "curl --cacert '" + file.toAbsolutePath() + "'").orElse("curl -k");
    }

    /** Explains how clients can trust a self-signed certificate. */
    private static String certificateNote(ServerTls tls) {
        String advice = tls.certificateFile()
                .map(file -> "Configure clients to trust " + file.toAbsolutePath() + ".")
                .orElse("It changes at every start, so curl needs -k. To keep it in a file, start with --data.");
        return """

                The certificate is self-signed. %s
                SHA-256 fingerprint: %s
                """.formatted(advice, tls.fingerprint());
    }

    private static String smtpNote(MockServer server) {
        String host = server.baseUrl().getHost();
        String plain = server.smtpPort().stream().mapToObj(port -> "SMTP at " + host + ":" + port).findFirst()
                .orElse("");
        String encrypted = server.smtpsPort().stream().mapToObj(port -> "SMTP over TLS at " + host + ":" + port)
                .findFirst().orElse("");
        String both = plain.isEmpty() || encrypted.isEmpty() ? plain + encrypted : plain + ", " + encrypted;
        return both.isEmpty() ? "" : both + "; log in with a consumer key and its secret.\n";
    }
}
