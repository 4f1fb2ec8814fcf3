package dev.latchkey.mockserver.release;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Translates errors of Jakarta Mail into refusals, without revealing a secret. */
final class SmtpErrorTranslator {
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d\\b(?:[ -]\\d\\.\\d{1,3}\\.\\d{1,3}\\b)?");
    private static final int MAX_QUOTE_LENGTH = 200;

    private final String server;

    SmtpErrorTranslator(String address) {
        server = "The mail server " + address;
    }

    /** Translates a failure to connect or to log in. */
    RefusedException connectFailure(MessagingException e, @Nullable String lastReply) {
        if (e instanceof AuthenticationFailedException) {
            // Quotes only the codes: the text of the reply might repeat the credentials.
            Matcher numbers = REPLY.matcher(String.valueOf(e.getMessage()));
            return refused(" rejected the user name or password"
                    + (numbers.lookingAt() ? " (" + numbers.group() + ")" : "")
                    + ". Check --release-user and --release-password.");
        }
        if (isTlsFailure(e)) {
            return unreachable(" cannot be reached over TLS: " + describe(root(e))
                    + ". Java must trust its certificate, which must be for that host name.");
        }
        if (String.valueOf(e.getMessage()).startsWith("STARTTLS is required")) {
            return unreachable(" offers no TLS, and a password is not sent without TLS. Use a port that offers it.");
        }
        String reply = oneLine(String.valueOf(lastReply));
        if (e.getNextException() == null && REPLY.matcher(reply).lookingAt()) {
            return refused(" refused the connection: " + reply);
        }
        return unreachable(
                " cannot be reached: " + describe(root(e)) + ". Check --release-smtp, and that the mail server runs.");
    }

    /** Translates a failure to send the mail. */
    RefusedException sendFailure(MessagingException e) {
        for (Exception at = e; at instanceof MessagingException each; at = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException failed) {
                return refused(" refused " + failed.getAddress().getAddress() + ", so the mail was sent to nobody: "
                        + oneLine(String.valueOf(failed.getMessage())));
            }
            if (each instanceof SMTPSenderFailedException failed) {
                return refused(" refused the sender " + failed.getAddress().getAddress() + ": "
                        + oneLine(String.valueOf(failed.getMessage())));
            }
            if (each instanceof SMTPSendFailedException failed && failed.getReturnCode() > 0) {
                return refused(" refused the mail: " + oneLine(String.valueOf(failed.getMessage())));
            }
        }
        return unreachable(" closed the connection, so it is unknown whether the mail was sent: " + describe(root(e))
                + ". Ask the recipient before you try again.");
    }

    private RefusedException refused(String problem) {
        return new RefusedException(RefusalReason.RELEASE_REFUSED, server + problem);
    }

    private RefusedException unreachable(String problem) {
        return new RefusedException(RefusalReason.RELEASE_UNREACHABLE, server + problem);
    }

    private static boolean isTlsFailure(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(MessagingException e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String describe(Throwable e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ", " + oneLine(e.getMessage());
    }

    /** Puts a text on one line, and shortens it. */
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.length() <= MAX_QUOTE_LENGTH ? line : line.substring(0, MAX_QUOTE_LENGTH) + "…";
    }
}
