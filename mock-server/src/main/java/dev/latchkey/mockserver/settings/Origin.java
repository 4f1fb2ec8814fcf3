package dev.latchkey.mockserver.settings;

/**
 * Where a value came from.
 *
 * @param source what kind of place
 * @param name how the setting is called there, so that who wrote it finds it again
 */
public record Origin(Source source, String name) {
    /** What kind of place; the later ones count more. */
    public enum Source {
        STANDARD, FILE, ENVIRONMENT, FLAG
    }

    static Origin defaults() {
        return new Origin(Source.STANDARD, "standard");
    }

    boolean overrides(Origin other) {
        return source.compareTo(other.source) > 0;
    }
}
