package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.message.Mailbox;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Properties of an account to create.
 *
 * @param email address that identifies the account
 * @param password password; null if nobody can sign in
 * @param balance balance; zero if none is specified
 * @param maxKeys maximum number of keys per gateway; null for the server's default
 * @param magic true if magic recipients determine the outcome of its messages
 */
public record AccountSpec(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
        boolean magic) {
    public static final int MAX_KEYS = 10_000;

    private static final long MAX_BALANCE = 1_000_000_000;
    private static final int DECIMALS = 4;

    /**
     * Reads {@code email}, {@code password}, {@code balance}, {@code maxKeys} and {@code magic}. Errors are recorded in
     * {@code fields}.
     */
    public static AccountSpec read(JsonObjectReader fields) {
        String email = fields.text("email", 1, 254).strip();
        if (fields.isSound("email") && !Mailbox.isAddress(email)) {
            fields.problem("email", "not-an-address", "Write an e-mail address such as ann@example.com.");
        }
        String password = fields.optionalText("password", 8, 200);
        BigDecimal balance = balance(fields);
        Boolean magic = fields.optionalBoolean("magic");
        return new AccountSpec(email, password == null ? null : Secret.of(password),
                balance == null ? BigDecimal.ZERO : balance, fields.optionalInt("maxKeys", 1, MAX_KEYS),
                magic == null || magic);
    }

    /** Reads {@code balance}; null if it is absent or invalid. */
    public static @Nullable BigDecimal balance(JsonObjectReader fields) {
        BigDecimal balance = fields.optionalDecimal("balance", 0, MAX_BALANCE);
        if (balance != null && balance.stripTrailingZeros().scale() > DECIMALS) {
            fields.problem("balance", "too-fine", "An amount can have at most " + DECIMALS + " decimal places.");
        }
        return balance != null && fields.isSound("balance") ? withoutExponent(balance) : null;
    }

    /** Returns the same amount without an exponent: 1E+2 becomes 100. */
    private static BigDecimal withoutExponent(BigDecimal balance) {
        BigDecimal stripped = balance.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
