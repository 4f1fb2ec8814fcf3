package dev.latchkey.desktop.createkey;

import org.jspecify.annotations.Nullable;

/** Fields of the form, from top to bottom. */
public enum KeyFormField {
    /** Name of the key. */
    NAME,
    /** Environment: live or sandbox. */
    ENVIRONMENT,
    /** Permissions. */
    PERMISSIONS,
    /** Allowlist of IP addresses. */
    IPS,
    /** Length of the secret. */
    LENGTH,
    /** Expiry date. */
    EXPIRES;

    /** Returns the form field for a field of the request, or null if there is none. */
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
