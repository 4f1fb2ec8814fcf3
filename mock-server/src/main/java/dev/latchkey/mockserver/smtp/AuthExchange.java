package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.smtp.SmtpBackend.Credentials;
import dev.latchkey.sdk.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** AUTH exchange by the mechanisms PLAIN and LOGIN, each with and without an initial response. */
final class AuthExchange {
    private boolean plain;
    private @Nullable String user;

    /**
     * Starts the exchange with the mechanism that the client chose.
     *
     * @param argument arguments of the AUTH command
     * @return the credentials; null if the next {@link #challenge} has to be sent
     * @throws SmtpRefusalException 504 for an unknown mechanism, 501 for malformed input, 535 for an empty user name or password
     */
    @Nullable
    Credentials start(String argument) {
        String[] words = argument.strip().split("\\s+");
        if (words[0].isEmpty() || words.length > 2) {
            throw new SmtpRefusalException(501, "5.5.4", "Send AUTH PLAIN or AUTH LOGIN.");
        }
        plain = switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> true;
            case "LOGIN" -> false;
            default ->
                throw new SmtpRefusalException(504, "5.5.4", "This mechanism is not supported. Use PLAIN or LOGIN.");
        };
        return words.length == 2 ? credentials(decode(words[1])) : null;
    }

    /** Returns the next challenge to the client. */
    SmtpReply challenge() {
        String prompt = plain ? "" : user == null ? "Username:" : "Password:";
        return SmtpReply.of(334, Base64.getEncoder().encodeToString(prompt.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Processes the client's response to a challenge.
     *
     * @return the credentials; null if another {@link #challenge} has to be sent
     * @throws SmtpRefusalException as {@link #start}
     */
    @Nullable
    Credentials respond(String line) {
        if (line.equals("*")) {
            throw new SmtpRefusalException(501, "5.7.0", "Authentication was canceled.");
        }
        return credentials(decode(line));
    }

    private @Nullable Credentials credentials(String decoded) {
        if (plain) {
            return plainCredentials(decoded);
        }
        if (user == null) {
            user = decoded;
            return null;
        }
        return credentials(user, decoded);
    }

    private static Credentials plainCredentials(String decoded) {
        String[] parts = decoded.split("\0", -1);
        if (parts.length != 3) {
            throw new SmtpRefusalException(501, "5.5.2",
                    "PLAIN must be NUL, user name, NUL, password, encoded as base64.");
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw new SmtpRefusalException(535, "5.7.8",
                    "Acting for another user is not supported. Leave the authorization identity empty.");
        }
        return credentials(parts[1], parts[2]);
    }

    private static Credentials credentials(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            throw SmtpRefusalException.wrongCredentials();
        }
        return new Credentials(user, Secret.of(password));
    }

    private static String decode(String base64) {
        try {
            byte[] bytes = base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new SmtpRefusalException(501, "5.5.2", "The response must be UTF-8 text, encoded as base64.");
        }
    }
}
