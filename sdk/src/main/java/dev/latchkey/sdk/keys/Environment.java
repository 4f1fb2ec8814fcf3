package dev.latchkey.sdk.keys;

import java.util.Locale;

/**
 * What happens to messages sent with a key. An open value, so that a word this version does not know survives.
 *
 * {@snippet :
 * boolean forReal = key.environment().equals(Environment.LIVE);
 * }
 *
 * @param name lower-case word, as gateways write it
 */
public record Environment(String name) {
    /** Messages go to their recipients and cost money. */
    public static final Environment LIVE = new Environment("live");

    /** Messages are checked and accepted, but never sent to recipients and never charged. */
    public static final Environment SANDBOX = new Environment("sandbox");

    public Environment {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An environment needs a name.");
        }
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The environment of this name, known or not. */
    public static Environment of(String name) {
        return switch (name) {
            case "live" -> LIVE;
            case "sandbox" -> SANDBOX;
            default -> new Environment(name);
        };
    }

    /** Whether a message may reach its recipient. Only of the sandbox is it known that none does. */
    public boolean mayDeliver() {
        return !equals(SANDBOX);
    }

    @Override
    public String toString() {
        return name;
    }
}
