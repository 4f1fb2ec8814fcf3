package dev.latchkey.mockserver.release;

import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.sdk.Secret;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** SMTP client that opens a connection for each mail. */
final class SmtpClient {
    private static final String TIMEOUT_MILLIS = "15000";
    private static final String NULL_SENDER = "<>";

    private final ReleaseSmtpServer server;
    private final boolean implicitTls;

    /**
     * Creates a client of this server.
     *
     * @param implicitTls true if TLS starts with the first byte
     */
    SmtpClient(ReleaseSmtpServer server, boolean implicitTls) {
        this.server = server;
        this.implicitTls = implicitTls;
    }

    /**
     * Sends a mail to all recipients or to none.
     *
     * @param from envelope sender, which gets bounces; null for the null sender
     * @throws RefusedException if the server cannot be reached or refuses the mail
     */
    void send(ReleasedMail mail, @Nullable String from, List<String> to) {
        boolean unicode = mail.hasEightBitHeader() || !to.stream().allMatch(SmtpAddresses::isAscii)
                || (from != null && !SmtpAddresses.isAscii(from));
        Session session = Session.getInstance(properties(unicode));
        SMTPTransport transport = new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null,
                null, null));
        SmtpErrorTranslator errors = new SmtpErrorTranslator(server.address());
        try {
            connect(transport, errors);
            SMTPMessage message = message(session, mail.bytes());
            message.setEnvelopeFrom(from == null ? NULL_SENDER : from);
            if (mail.hasEightBitData() && transport.supportsExtension("8BITMIME")) {
                message.setMailExtension("BODY=8BITMIME");
            }
            transport.sendMessage(message, to.stream().map(SmtpClient::address).toArray(Address[]::new));
        } catch (MessagingException e) {
            throw errors.sendFailure(e);
        } finally {
            close(transport);
        }
    }

    private void connect(SMTPTransport transport, SmtpErrorTranslator errors) {
        Secret password = server.password();
        try {
            transport.connect(server.host(), server.port(), server.user(),
                    password == null ? null : password.reveal());
        } catch (MessagingException e) {
            throw errors.connectFailure(e, transport.getLastServerResponse());
        }
    }

    private Properties properties(boolean unicode) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.ssl.enable", Boolean.toString(implicitTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.user() != null && !isLoopback()));
        properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.mime.allowutf8", Boolean.toString(unicode));
        if (server.trust() != null) {
            properties.put("mail.smtp.ssl.socketFactory", server.trust().getSocketFactory());
            properties.put("mail.smtp.socketFactory.fallback", "false");
        }
        return properties;
    }

    /** Returns true if the server is on the loopback interface, so that nothing leaves this computer. */
    private boolean isLoopback() {
        try {
            for (InetAddress address : InetAddress.getAllByName(server.host())) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static SMTPMessage message(Session session, byte[] bytes) {
        return new SMTPMessage(session) {
            @Override
            public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
                out.write(bytes);
            }
        };
    }

    private static Address address(String bare) {
        InternetAddress address = new InternetAddress();
        address.setAddress(bare);
        return address;
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server has already accepted or refused the mail.
        }
    }
}
