package dev.latchkey.desktop.createkey;

import org.jspecify.annotations.Nullable;

/** The fields of the form, from top to bottom. */
public enum KeyFormField {
    /** The key's name. */
    NAME,
    /** Live or sandbox. */
    ENVIRONMENT,
    /** What it may do. */
    PERMISSIONS,
    /** Where it may be used from. */
    IPS,
    /** How long the secret is. */
    LENGTH,
    /** When it ends. */
    EXPIRES;

    /** The field of the form for a field of the request; null for none. */
    static @Nullable KeyFormField of(String requestField) {
        return switch (requestField.split("[.\\[]", 2)[0]) {
            case "name" -> NAME;
            case "environment" -> ENVIRONMENT;
            case "permissions" -> PERMISSIONS;
            case "allowedIps" -> IPS;
            case "length" -> LENGTH;
            case "expires" -> EXPIRES;
            default -> null;
        };
    }
}
