package dev.latchkey.mockserver;

import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;

/** The account every new server begins with. Its password is no secret: it is printed at every start. */
public final class DemoAccount {
    /** Its address. */
    public static final String EMAIL = "demo@latchkey.test";

    /** What is left to pay for live messages. */
    public static final BigDecimal BALANCE = BigDecimal.valueOf(100);

    private DemoAccount() {}

    /** Its password. */
    public static Secret password() {
        return Secret.of("Latchkey-Demo-1");
    }
}
