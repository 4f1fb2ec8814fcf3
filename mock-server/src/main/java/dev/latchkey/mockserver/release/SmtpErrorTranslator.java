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

/** Puts into words why a mail server did not take a mail, without a secret. */
final class SmtpErrorTranslator {
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d\\b(?:[ -]\\d\\.\\d{1,3}\\.\\d{1,3}\\b)?");
    private static final int MAX_QUOTE_LENGTH = 200;

    private final String server;

    SmtpErrorTranslator(String address) {
        server = "The mail server " + address;
    }

    /** Before there was a connection to send on. */
    RefusedException connectFailure(MessagingException e, @Nullable String lastReply) {
        if (e instanceof AuthenticationFailedException) {
            // Only the numbers: the text of a server that fails to log somebody in might tell what it was given.
            Matcher numbers = REPLY.matcher(String.valueOf(e.getMessage()));
            return refused(" did not accept the user name and password"
                    + (numbers.lookingAt() ? " (" + numbers.group() + ")" : "")
                    + ". Check --release-user and --release-password.");
        }
        if (isTlsFailure(e)) {
            return unreachable(" and this server cannot speak in private: " + describe(root(e))
                    + ". Its certificate must be trusted by Java and be for that name.");
        }
        if (String.valueOf(e.getMessage()).startsWith("STARTTLS is required")) {
            return unreachable(" offers no TLS, and a password is not sent without. Use a port that does.");
        }
        String reply = oneLine(String.valueOf(lastReply));
        if (e.getNextException() == null && REPLY.matcher(reply).lookingAt()) {
            return refused(" refused to talk: " + reply);
        }
        return unreachable(" cannot be reached: " + describe(root(e)) + ". Check --release-smtp, and that it runs.");
    }

    /** After the server was connected to. */
    RefusedException sendFailure(MessagingException e) {
        for (Exception at = e; at instanceof MessagingException each; at = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException failed) {
                return refused(" refused " + failed.getAddress().getAddress() + ", so nobody got the mail: "
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
        return unreachable(" broke off, so nobody knows whether the mail went: " + describe(root(e))
                + ". Look at the recipient before you try again.");
    }

    private RefusedException refused(String what) {
        return new RefusedException(RefusalReason.RELEASE_REFUSED, server + what);
    }

    private RefusedException unreachable(String what) {
        return new RefusedException(RefusalReason.RELEASE_UNREACHABLE, server + what);
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

    /** One line of what may be many, and not a long one. */
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.length() <= MAX_QUOTE_LENGTH ? line : line.substring(0, MAX_QUOTE_LENGTH) + "…";
    }
}
