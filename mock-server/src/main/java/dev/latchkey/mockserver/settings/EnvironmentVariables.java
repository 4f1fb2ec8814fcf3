package dev.latchkey.mockserver.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells the environment variables that are settings of the server from others whose names begin the same. */
final class EnvironmentVariables {
    private static final String PREFIX = "LATCHKEY_";

    // Of the start script, of the app, and of the lines the app shows for a shell.
    private static final Set<String> OTHERS = Set.of("LATCHKEY_JAVA_HOME", "LATCHKEY_JAVA_OPTIONS", "LATCHKEY_HOME",
            "LATCHKEY_KEY", "LATCHKEY_SECRET");

    // What Kubernetes sets in every container beside a service that is called latchkey. One of them is LATCHKEY_PORT.
    private static final Pattern SERVICE = Pattern
            .compile("LATCHKEY_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.+)?)?)");
    private static final Pattern SERVICE_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");
    private static final Pattern SERVICE_NAME = Pattern
            .compile("LATCHKEY_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

    private EnvironmentVariables() {}

    /** Those that are meant as settings, also when there is no such setting. */
    static Map<String, String> settingVariables(Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>(environment);
        ours.entrySet().removeIf(variable -> !variable.getKey().startsWith(PREFIX)
                || OTHERS.contains(variable.getKey()) || isKubernetesServiceVariable(variable.getKey(), variable.getValue()));
        return ours;
    }

    private static boolean isKubernetesServiceVariable(String name, String value) {
        return SERVICE_NAME.matcher(name).matches()
                || SERVICE.matcher(name).matches() && SERVICE_VALUE.matcher(value).matches();
    }
}
