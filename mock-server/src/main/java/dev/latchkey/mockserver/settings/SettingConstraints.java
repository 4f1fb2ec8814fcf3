package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.ServerSettings.AssignedValue;
import dev.latchkey.sdk.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which settings exclude each other, and which need each other. */
final class SettingConstraints {
    private final Map<Setting<?>, AssignedValue> assigned;
    private final List<String> problems = new ArrayList<>();

    private SettingConstraints(Map<Setting<?>, AssignedValue> given) {
        this.assigned = given;
    }

    /**
     * Of settings that exclude each other, lets the one hold whose source counts more.
     *
     * @return what cannot be together
     */
    static List<String> resolve(Map<Setting<?>, AssignedValue> given) {
        SettingConstraints settingConstraints = new SettingConstraints(given);
        if (settingConstraints.hasValue(SettingCatalogue.IN_MEMORY, true)) {
            settingConstraints.resolveConflict(SettingCatalogue.DATA_DIRECTORY, SettingCatalogue.IN_MEMORY);
        }
        settingConstraints.resolveConflict(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS);
        AssignedValue certificate = given.get(SettingCatalogue.TLS_CERTIFICATE);
        AssignedValue key = given.get(SettingCatalogue.TLS_KEY);
        if (certificate != null && certificate.overruledBy() != null && key != null) {
            given.put(SettingCatalogue.TLS_KEY, key.overruledBy(certificate.overruledBy()));
        }
        settingConstraints.requireBoth(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS_KEY);
        settingConstraints.requireBoth(SettingCatalogue.RELEASE_TO, SettingCatalogue.RELEASE_SMTP);
        settingConstraints.requireBoth(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_PASSWORD);
        settingConstraints.require(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_SMTP);
        if (settingConstraints.isSet(SettingCatalogue.SMTPS_PORT)
                && !settingConstraints.isSet(SettingCatalogue.TLS_CERTIFICATE)
                && !settingConstraints.hasValue(SettingCatalogue.TLS, SettingCatalogue.Tls.SELF_SIGNED)) {
            settingConstraints.problems.add(
                    settingConstraints.originName(SettingCatalogue.SMTPS_PORT) + " needs TLS: set "
                            + SettingCatalogue.TLS.flag()
                            + " self-signed, or a certificate.");
        }
        settingConstraints.requireControlToken();
        return settingConstraints.problems;
    }

    /** Who lets other computers in needs a token that keeps them out of the control API. */
    private void requireControlToken() {
        AssignedValue token = assigned.get(SettingCatalogue.CONTROL_TOKEN);
        if (token != null && token.value() instanceof Secret secret && !ControlToken.isStrongEnough(secret)) {
            problems.add(originName(SettingCatalogue.CONTROL_TOKEN) + " is " + ControlToken.RULE + ".");
        }
        AssignedValue host = assigned.get(SettingCatalogue.HOST);
        if (token == null && host != null && isReachableFromOutside(String.valueOf(host.value()))) {
            problems.add(
                    originName(SettingCatalogue.HOST)
                            + " opens the server to other computers, so its control API needs a token: set "
                            + SettingCatalogue.CONTROL_TOKEN.flag() + " or " + SettingCatalogue.CONTROL_TOKEN.variable()
                            + ".");
        }
    }

    private static boolean isReachableFromOutside(String host) {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The start will say that there is none.
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
            assigned.put(other, second.overruledBy(first.origin()));
        } else if (second.origin().overrides(first.origin())) {
            assigned.put(one, first.overruledBy(second.origin()));
        } else {
            problems.add(originName(one) + " and " + originName(other) + " exclude each other. Leave one out.");
        }
    }

    private void requireBoth(Setting<?> one, Setting<?> other) {
        require(one, other);
        require(other, one);
    }

    private void require(Setting<?> one, Setting<?> other) {
        if (isSet(one) && !isSet(other)) {
            problems.add(originName(one) + " needs " + other.name() + " too: set " + other.flag() + " or "
                    + other.variable() + ".");
        }
    }

    private boolean hasValue(Setting<?> setting, Object value) {
        return isSet(setting) && Objects.requireNonNull(assigned.get(setting)).value().equals(value);
    }

    private boolean isSet(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found != null && found.overruledBy() == null;
    }

    private String originName(Setting<?> setting) {
        return Objects.requireNonNull(assigned.get(setting)).origin().name();
    }
}
