package dev.latchkey.sdk.keys;

import java.util.Locale;

/**
 * Environment of a key: says what happens to messages sent with it. Not an enum, so that values unknown to this version
 * are kept.
 *
 * {@snippet :
 * boolean forReal = key.environment().equals(Environment.LIVE);
 * }
 *
 * @param name name in lower case, as gateways write it
 */
public record Environment(String name) {
    /** Messages are delivered to their recipients and are charged. */
    public static final Environment LIVE = new Environment("live");

    /** Messages are validated and accepted, but never delivered and never charged. */
    public static final Environment SANDBOX = new Environment("sandbox");

    public Environment {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An environment must have a name.");
        }
        name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the environment with this name, known or not.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Environment of(String name) {
        return switch (name) {
            case "live" -> LIVE;
            case "sandbox" -> SANDBOX;
            default -> new Environment(name);
        };
    }

    /** Returns true if a message may reach its recipient: false only for the sandbox. */
    public boolean mayDeliver() {
        return !equals(SANDBOX);
    }

    @Override
    public String toString() {
        return name;
    }
}
