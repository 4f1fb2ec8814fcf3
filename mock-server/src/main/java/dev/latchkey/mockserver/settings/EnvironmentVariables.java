package dev.latchkey.mockserver.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Filter for the environment variables that are settings of the server, among others with the same prefix. */
final class EnvironmentVariables {
    private static final String PREFIX = "LATCHKEY_";

    // Used by the start script, the desktop app, and the shell commands that the app displays.
    private static final Set<String> OTHERS = Set.of("LATCHKEY_JAVA_HOME", "LATCHKEY_JAVA_OPTIONS", "LATCHKEY_HOME",
            "LATCHKEY_KEY", "LATCHKEY_SECRET");

    // Kubernetes sets these in every container next to a service named latchkey. One of them is LATCHKEY_PORT.
    private static final Pattern SERVICE = Pattern
            .compile("LATCHKEY_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.+)?)?)");
    private static final Pattern SERVICE_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");
    private static final Pattern SERVICE_NAME = Pattern
            .compile("LATCHKEY_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

    private EnvironmentVariables() {}

    /** Returns the variables that look like settings, including misspelled ones. */
    static Map<String, String> settingVariables(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>(environment);
        settings.entrySet().removeIf(variable -> !variable.getKey().startsWith(PREFIX)
                || OTHERS.contains(variable.getKey())
                || isKubernetesServiceVariable(variable.getKey(), variable.getValue()));
        return settings;
    }

    private static boolean isKubernetesServiceVariable(String name, String value) {
        return SERVICE_NAME.matcher(name).matches()
                || SERVICE.matcher(name).matches() && SERVICE_VALUE.matcher(value).matches();
    }
}
