package dev.latchkey.mockserver.smtp;

import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a client for its credentials: PLAIN and LOGIN, each with and without an initial response. */
final class AuthExchange {
    private final SmtpWire wire;
    private final CommandReader lines;

    AuthExchange(SmtpWire wire, CommandReader lines) {
        this.wire = wire;
        this.lines = lines;
    }

    /**
     * Credentials by the mechanism that the client chose.
     *
     * @param argument what follows AUTH
     * @throws SmtpRefusal 504 for an unknown mechanism, 501 for what cannot be read, 535 for empty parts
     */
    Credentials ask(String argument) throws IOException {
        String[] words = argument.strip().split("\\s+");
        if (words[0].isEmpty() || words.length > 2) {
            throw new SmtpRefusal(501, "5.5.4", "Say AUTH PLAIN or AUTH LOGIN.");
        }
        String initial = words.length == 2 ? words[1] : null;
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> plain(initial);
            case "LOGIN" -> login(initial);
            default -> throw new SmtpRefusal(504, "5.5.4", "This mechanism is not offered. Use PLAIN or LOGIN.");
        };
    }

    private Credentials plain(@Nullable String initial) throws IOException {
        String[] parts = (initial == null ? answer("") : decode(initial)).split("\0", -1);
        if (parts.length != 3) {
            throw new SmtpRefusal(501, "5.5.2", "PLAIN is NUL, user name, NUL, password, as base64.");
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw new SmtpRefusal(535, "5.7.8", "Nobody may act for another user here.");
        }
        return credentials(parts[1], parts[2]);
    }

    private Credentials login(@Nullable String initial) throws IOException {
        String user = initial == null ? answer("Username:") : decode(initial);
        return credentials(user, answer("Password:"));
    }

    private static Credentials credentials(String user, String password) {
        if (user.isEmpty() || password.isEmpty()) {
            throw SmtpRefusal.wrongCredentials();
        }
        return new Credentials(user, Secret.of(password));
    }

    private String answer(String question) throws IOException {
        wire.send(SmtpReply.of(334, Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8))));
        String line = lines.line(CommandReader.AUTH);
        if (line.equals("*")) {
            throw new SmtpRefusal(501, "5.7.0", "Authentication was given up.");
        }
        return decode(line);
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
