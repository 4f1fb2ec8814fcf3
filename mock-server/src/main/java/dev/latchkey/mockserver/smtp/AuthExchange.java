package dev.latchkey.mockserver.smtp;

import dev.latchkey.sdk.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a client for its credentials, question by question: PLAIN and LOGIN, each with and without an initial response. */
final class AuthExchange {
    private boolean plain;
    private @Nullable String user;

    /**
     * Begins by the mechanism that the client chose.
     *
     * @param argument what follows AUTH
     * @return the credentials; null when there is a {@link #question}
     * @throws SmtpRefusal 504 for an unknown mechanism, 501 for what cannot be read, 535 for empty parts
     */
    @Nullable
    Credentials begin(String argument) {
        String[] words = argument.strip().split("\\s+");
        if (words[0].isEmpty() || words.length > 2) {
            throw new SmtpRefusal(501, "5.5.4", "Say AUTH PLAIN or AUTH LOGIN.");
        }
        plain = switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> true;
            case "LOGIN" -> false;
            default -> throw new SmtpRefusal(504, "5.5.4", "This mechanism is not offered. Use PLAIN or LOGIN.");
        };
        return words.length == 2 ? credentials(decode(words[1])) : null;
    }

    /** What the client is to be asked. */
    SmtpReply question() {
        String question = plain ? "" : user == null ? "Username:" : "Password:";
        return SmtpReply.of(334, Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Goes on with the client's answer.
     *
     * @return the credentials; null when there is another {@link #question}
     * @throws SmtpRefusal as {@link #begin}
     */
    @Nullable
    Credentials respond(String line) {
        if (line.equals("*")) {
            throw new SmtpRefusal(501, "5.7.0", "Authentication was given up.");
        }
        return credentials(decode(line));
    }

    private @Nullable Credentials credentials(String said) {
        if (plain) {
            return both(said);
        }
        if (user == null) {
            user = said;
            return null;
        }
        return credentials(user, said);
    }

    private static Credentials both(String said) {
        String[] parts = said.split("\0", -1);
        if (parts.length != 3) {
            throw new SmtpRefusal(501, "5.5.2", "PLAIN is NUL, user name, NUL, password, as base64.");
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw new SmtpRefusal(535, "5.7.8", "Nobody may act for another user here.");
        }
        return credentials(parts[1], parts[2]);
    }

    private static Credentials credentials(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            throw SmtpRefusal.wrongCredentials();
        }
        return new Credentials(user, Secret.of(password));
    }

    private static String decode(String base64) {
        try {
            byte[] bytes = base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new SmtpRefusal(501, "5.5.2", "This is not base64 of UTF-8 text.");
        }
    }
}
