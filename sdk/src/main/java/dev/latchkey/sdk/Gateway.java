package dev.latchkey.sdk;

import java.io.Serializable;
import java.util.Locale;

/**
 * Identifies a gateway. Not an enum, since each client defines its own gateway.
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
            throw new IllegalArgumentException("A gateway's id must be a short lower-case name, not '" + id + "'.");
        }
    }

    /**
     * Returns the gateway with this id.
     *
     * @throws IllegalArgumentException if the id is blank or not in lower case
     */
    public static Gateway of(String id) {
        return new Gateway(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
