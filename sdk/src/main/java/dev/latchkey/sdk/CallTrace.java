package dev.latchkey.sdk;

import java.io.Serializable;

/**
 * Summary of a failed call. It never contains the call's arguments.
 *
 * {@snippet :
 * try {
 *     session.account().execute();
 * } catch (LatchkeyException e) {
 *     System.out.println(e.operation().orElse("something") + " " + e.attempts());
 * }
 * }
 *
 * @param operation name of the operation, such as {@code SandboxKeysApi.list}; empty if the failure belongs to no call
 * @param address server it was sent to, such as {@code https://host:port}; empty if the failure belongs to no call
 * @param attempts number of requests made; 0 if the call ended before the first
 * @param mayHaveBeenDelivered true if the gateway may have acted on one of them
 */
public record CallTrace(String operation, String address, int attempts,
        boolean mayHaveBeenDelivered) implements Serializable {
    /** Trace of a failure that belongs to no call: nothing was sent. */
    public static final CallTrace NONE = new CallTrace("", "", 0, false);

    /** Formats the trace for messages: {@code SandboxKeysApi.list at https://host:port, 3 attempts}. */
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
