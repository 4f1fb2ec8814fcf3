package dev.latchkey.mockserver;

import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;

/** Account that every new server starts with. Its password is not a secret: it is printed at every start. */
public final class DemoAccount {
    /** E-mail address of the demo account. */
    public static final String EMAIL = "demo@latchkey.test";

    /** Initial balance, which pays for live messages. */
    public static final BigDecimal BALANCE = BigDecimal.valueOf(100);

    // The password is public, so its hash is precomputed. Computing it would take most of the server's startup time.
    static final PasswordHash PASSWORD_HASH = new PasswordHash(
            "PBKDF2WithHmacSHA512:210000:6341943dede89678fe2fbb9570e59933:"
                    + "0e9d1ae28e0ae732e4412ce77bc2a11a13ca2bf133918db6d2479640aa83d140"
                    + "1f26c5aa7a93c6b442cd69d918170c2100f2902c12516eeb2f52ea796b37e7fb");

    private DemoAccount() {}

    /** Returns the password of the demo account. */
    public static Secret password() {
        return Secret.of("Latchkey-Demo-1");
    }
}
