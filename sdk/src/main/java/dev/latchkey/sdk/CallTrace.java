package dev.latchkey.sdk;

import java.io.Serializable;

/**
 * What a call had done when it failed. Never its arguments.
 *
 * {@snippet :
 * try {
 *     session.account().execute();
 * } catch (LatchkeyException e) {
 *     System.out.println(e.operation().orElse("something") + " " + e.attempts());
 * }
 * }
 *
 * @param operation which operation, as {@code SandboxKeysApi.list}; empty where the failure is of no call
 * @param address where it was sent, as {@code https://host:port}; empty where the failure is of no call
 * @param attempts how many requests were made; 0 when the call ended before the first
 * @param mayHaveBeenDelivered whether the gateway may have acted on one of them
 */
public record CallTrace(String operation, String address, int attempts,
        boolean mayHaveBeenDelivered) implements Serializable {
    /** Of no call: nothing was sent. */
    public static final CallTrace NONE = new CallTrace("", "", 0, false);

    /** As part of a message: {@code SandboxKeysApi.list at https://host:port, 3 attempts}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        writeTo(text);
        return text.toString();
    }

    void writeTo(StringBuilder text) {
        boolean both = !operation.isEmpty() && !address.isEmpty();
        text.append(operation).append(both ? " at " : "").append(address);
        if (!operation.isEmpty() || !address.isEmpty()) {
            text.append(", ");
        }
        text.append(attempts).append(attempts == 1 ? " attempt" : " attempts");
    }
}
