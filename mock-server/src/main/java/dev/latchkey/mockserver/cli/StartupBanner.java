package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.DemoAccount;
import dev.latchkey.mockserver.MockServer;

import dev.latchkey.mockserver.tls.ServerTls;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** What is told to who started the server: where it is and how to use it. */
final class StartupBanner {
    private StartupBanner() {}

    static String text(MockServer server) {
        boolean loopbackOnly = server.address().getAddress().isLoopbackAddress();
        Optional<X509Certificate> selfSigned = server.tls().map(ServerTls::certificate)
                .filter(own -> own.getIssuerX500Principal().equals(own.getSubjectX500Principal()));
        String curl = server.tls().filter(tls -> selfSigned.isPresent()).map(StartupBanner::curlCommand).orElse("curl");
        String certificate = server.tls().filter(tls -> selfSigned.isPresent()).map(StartupBanner::certificateNote).orElse("");
        String token = loopbackOnly ? "" : " -H \"Authorization: Bearer $LATCHKEY_CONTROL_TOKEN\"";
        String data = server.data().map(path -> "Data in " + path.toAbsolutePath() + ".")
                .orElse("Data in memory; it goes when the server stops.");
        String warning = loopbackOnly ? "" : """

                Other computers can reach this server, and everyone knows the demo account's password.
                """;
        return """
                Latchkey sandbox at %1$s
                %2$s Stop it with Ctrl-C.
                %11$s%3$s%10$s
                Demo account: %4$s, password %5$s, balance %6$s.

                1. Make a key. The answer shows its secret, this once:
                   %9$s '%1$s/_latchkey/v1/accounts/%7$s/keys'%8$s \\
                     -H 'Content-Type: application/json' \\
                     -d '{"gateway":"sandbox","name":"try","permissions":["*"]}'

                2. Send an SMS with it. It is captured, and never delivered:
                   %9$s '%1$s/sandbox/v1/sms' -u KEY:SECRET \\
                     -H 'Content-Type: application/json' \\
                     -d '{"to":"+4915112345678","text":"Hello"}'

                3. See what was captured:
                   %9$s '%1$s/_latchkey/v1/messages?account=%7$s'%8$s
                """.formatted(server.baseUrl(), data, warning, DemoAccount.EMAIL, DemoAccount.password().reveal(),
                DemoAccount.BALANCE, server.demoAccountId(), token, curl, certificate, smtpNote(server));
    }

    private static String curlCommand(ServerTls tls) {
        return tls.certificateFile().map(file -> "curl --cacert '" + file.toAbsolutePath() + "'").orElse("curl -k");
    }

    /** How clients come to trust a certificate that nobody they know has signed. */
    private static String certificateNote(ServerTls tls) {
        String how = tls.certificateFile()
                .map(file -> "Let clients trust " + file.toAbsolutePath() + ".")
                .orElse("It is new at each start, so -k lets curl take any. Start with data, and it is kept as a file.");
        return """

                The certificate has signed itself. %s
                SHA-256 fingerprint: %s
                """.formatted(how, tls.fingerprint());
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
