package dev.latchkey.sdk.internal.http;

import java.util.Optional;

/** Value of the {@code User-Agent} header field: the SDK with its version, then the application. */
final class UserAgentHeader {
    /** Version in the POM. A constant, since fat jars lose the manifest. A test keeps it equal. */
    static final String VERSION = "0.1.0-SNAPSHOT";

    private static final String SDK = "latchkey-sdk/" + VERSION;

    private UserAgentHeader() {}

    static String of(Optional<String> appInfo) {
        return appInfo.isPresent() ? SDK + " " + appInfo.get() : SDK;
    }
}
