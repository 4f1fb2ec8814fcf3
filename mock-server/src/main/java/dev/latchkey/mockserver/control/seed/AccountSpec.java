package dev.latchkey.mockserver.control.seed;

import dev.latchkey.sdk.message.Mailbox;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an account shall be.
 *
 * @param email its address
 * @param password null where nobody shall sign in
 * @param balance zero where none was given
 * @param maxKeys most keys of one gateway; null for the server's standard
 * @param magic whether magic recipients choose what becomes of its messages
 */
public record AccountSpec(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
        boolean magic) {
    public static final int MAX_KEYS = 10_000;

    private static final long MAX_BALANCE = 1_000_000_000;
    private static final int DECIMALS = 4;

    /**
     * Reads {@code email}, {@code password}, {@code balance}, {@code maxKeys} and {@code magic}; what is wrong is noted in
     * the fields.
     */
    public static AccountSpec read(JsonObjectReader fields) {
        String email = fields.text("email", 1, 254).strip();
        if (fields.isSound("email") && !Mailbox.isAddress(email)) {
            fields.problem("email", "not-an-address", "Write an e-mail address as ann@example.com.");
        }
        String password = fields.optionalText("password", 8, 200);
        BigDecimal balance = balance(fields);
        Boolean magic = fields.optionalFlag("magic");
        return new AccountSpec(email, password == null ? null : Secret.of(password),
                balance == null ? BigDecimal.ZERO : balance, fields.optionalInt("maxKeys", 1, MAX_KEYS),
                magic == null || magic);
    }

    /** Reads {@code balance}; null where it was not given, or is wrong. */
    public static @Nullable BigDecimal balance(JsonObjectReader fields) {
        BigDecimal balance = fields.optionalDecimal("balance", 0, MAX_BALANCE);
        if (balance != null && balance.stripTrailingZeros().scale() > DECIMALS) {
            fields.problem("balance", "too-fine", "This has at most " + DECIMALS + " decimals.");
        }
        return balance != null && fields.isSound("balance") ? plain(balance) : null;
    }

    /** The same amount without an exponent: 1E+2 is 100. */
    private static BigDecimal plain(BigDecimal balance) {
        BigDecimal stripped = balance.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
