package dev.latchkey.sdk;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which gateway something belongs to. An open value: each client names its own, and no list of them exists here.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (ApiException e) {
 *     if (e.gateway().equals(Sandbox.GATEWAY)) {
 *         System.out.println("Only a test.");
 *     }
 * }
 * }
 *
 * @param id short lower-case name, as in {@code GATEWAY} of the client
 */
public record Gateway(String id) implements Serializable {
    public Gateway {
        if (id.isBlank() || !id.equals(id.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("A gateway's id is a short lower-case name, not '" + id + "'.");
        }
    }

    /** The gateway of this name. */
    public static Gateway of(String id) {
        return new Gateway(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
