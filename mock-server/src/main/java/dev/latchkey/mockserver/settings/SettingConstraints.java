package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.ServerSettings.AssignedValue;
import dev.latchkey.sdk.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks that settings are consistent: some exclude each other, and some require each other. */
final class SettingConstraints {
    private final Map<Setting<?>, AssignedValue> assigned;
    private final List<String> problems = new ArrayList<>();

    private SettingConstraints(Map<Setting<?>, AssignedValue> assigned) {
        this.assigned = assigned;
    }

    /**
     * Of settings that exclude each other, lets the one from the stronger source override the other.
     *
     * @return problems: settings that conflict, or that lack another one
     */
    static List<String> resolve(Map<Setting<?>, AssignedValue> assigned) {
        SettingConstraints constraints = new SettingConstraints(assigned);
        if (constraints.hasValue(SettingCatalogue.IN_MEMORY, true)) {
            constraints.resolveConflict(SettingCatalogue.DATA_DIRECTORY, SettingCatalogue.IN_MEMORY);
        }
        constraints.resolveConflict(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS);
        AssignedValue certificate = assigned.get(SettingCatalogue.TLS_CERTIFICATE);
        AssignedValue key = assigned.get(SettingCatalogue.TLS_KEY);
        if (certificate != null && certificate.overriddenBy() != null && key != null) {
            assigned.put(SettingCatalogue.TLS_KEY, key.overriddenBy(certificate.overriddenBy()));
        }
        constraints.requireBoth(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS_KEY);
        constraints.requireBoth(SettingCatalogue.RELEASE_TO, SettingCatalogue.RELEASE_SMTP);
        constraints.requireBoth(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_PASSWORD);
        constraints.require(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_SMTP);
        if (constraints.isSet(SettingCatalogue.SMTPS_PORT)
                && !constraints.isSet(SettingCatalogue.TLS_CERTIFICATE)
                && !constraints.hasValue(SettingCatalogue.TLS, SettingCatalogue.Tls.SELF_SIGNED)) {
            constraints.problems.add(
                    constraints.originName(SettingCatalogue.SMTPS_PORT) + " requires TLS: set "
                            + SettingCatalogue.TLS.flag()
                            + " self-signed, or a certificate.");
        }
        constraints.requireControlToken();
        return constraints.problems;
    }

    /**
     * Requires a control token if other computers can reach the server, because the control API must not be open to
     * them.
     */
    private void requireControlToken() {
        AssignedValue token = assigned.get(SettingCatalogue.CONTROL_TOKEN);
        if (token != null && token.value() instanceof Secret secret && !ControlToken.isStrongEnough(secret)) {
            problems.add(originName(SettingCatalogue.CONTROL_TOKEN) + " must be " + ControlToken.RULE + ".");
        }
        AssignedValue host = assigned.get(SettingCatalogue.HOST);
        if (token == null && host != null && isReachableFromOutside(String.valueOf(host.value()))) {
            problems.add(
                    originName(SettingCatalogue.HOST)
                            + " lets other computers reach the server, so its control API needs a token: set "
                            + SettingCatalogue.CONTROL_TOKEN.flag() + " or " + SettingCatalogue.CONTROL_TOKEN.variable()
                            + ".");
        }
    }

    private static boolean isReachableFromOutside(String host) {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The server reports this at startup.
            return false;
        }
    }

    private void resolveConflict(Setting<?> one, Setting<?> other) {
        AssignedValue first = assigned.get(one);
        AssignedValue second = assigned.get(other);
        if (first == null || second == null) {
            return;
        }
        if (first.origin().overrides(second.origin())) {
            assigned.put(other, second.overriddenBy(first.origin()));
        } else if (second.origin().overrides(first.origin())) {
            assigned.put(one, first.overriddenBy(second.origin()));
        } else {
            problems.add(
                    originName(one) + " and " + originName(other) + " cannot be used together. Remove one of them.");
        }
    }

    private void requireBoth(Setting<?> one, Setting<?> other) {
        require(one, other);
        require(other, one);
    }

    private void require(Setting<?> one, Setting<?> other) {
        if (isSet(one) && !isSet(other)) {
            problems.add(originName(one) + " requires " + other.name() + ": set " + other.flag() + " or "
                    + other.variable() + ".");
        }
    }

    private boolean hasValue(Setting<?> setting, Object value) {
        return isSet(setting) && Objects.requireNonNull(assigned.get(setting)).value().equals(value);
    }

    private boolean isSet(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found != null && found.overriddenBy() == null;
    }

    private String originName(Setting<?> setting) {
        return Objects.requireNonNull(assigned.get(setting)).origin().name();
    }
}
