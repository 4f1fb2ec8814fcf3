package dev.latchkey.sdk.internal.http;

import java.lang.reflect.Method;
import java.net.Socket;
import java.security.CodeSource;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the classes of OkHttp and Okio come from versions that the SDK works with. Older ones have other artifact
 * names, so a build tool may put both on the class path. Without this check, each call would fail with a
 * {@code NoSuchMethodError} that names neither.
 */
final class LibraryCheck {
    private static final int MIN_MAJOR_VERSION = 5;

    private LibraryCheck() {}

    /** @throws IllegalStateException if an older library is first on the class path; the message names its jar */
    static void requireCompatibleLibraries() {
        String version = okHttpVersion();
        if (version == null) {
            // The program was shrunk, so only one version can be in it.
            return;
        }
        if (majorVersion(version) < MIN_MAJOR_VERSION) {
            throw new IllegalStateException("OkHttp " + version + " in "
                    + jarOf(OkHttpClient.class)
                    + " hides the OkHttp 5 that the Latchkey SDK needs. Remove that jar from"
                    + " the class path. With Maven or Gradle, declare com.squareup.okhttp3:okhttp in version 5, too.");
        }
        // In one jar with OkHttp it was shaded or shrunk, and its methods may have other names.
        if (!jarOf(Okio.class).equals(jarOf(OkHttpClient.class)) && !hasSocketFactoryMethod(Okio.class)) {
            throw new IllegalStateException("The Okio in " + jarOf(Okio.class) + " is too old for OkHttp " + version
                    + ". Remove that jar from the class path, or declare com.squareup.okio:okio-jvm in a newer version.");
        }
    }

    /**
     * Reads the version by reflection, because the compiler would inline the constant. OkHttp 3 has another class for it.
     * Returns null if neither class exists.
     */
    private static @Nullable String okHttpVersion() {
        try {
            return (String) Class.forName("okhttp3.OkHttp").getField("VERSION").get(null);
        } catch (ReflectiveOperationException e) {
            return isPresent("okhttp3.internal.Version") ? "3" : null;
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, OkHttpClient.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static int majorVersion(String version) {
        int end = version.indexOf('.');
        try {
            return Integer.parseInt(end < 0 ? version : version.substring(0, end));
        } catch (NumberFormatException e) {
            // A private build. It has the class, so it is not an old one.
            return Integer.MAX_VALUE;
        }
    }

    private static boolean hasSocketFactoryMethod(Class<?> okio) {
        for (Method method : okio.getMethods()) {
            if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == Socket.class
                    && method.getReturnType().getName().equals("okio.Socket")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the location of the jar or directory that a class was loaded from. */
    private static String jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? "an unknown jar" : source.getLocation().getPath();
    }
}
