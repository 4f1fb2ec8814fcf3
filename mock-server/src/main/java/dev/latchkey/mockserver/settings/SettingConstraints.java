package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.Settings.AssignedValue;
import dev.latchkey.sdk.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which settings exclude each other, and which need each other. */
final class SettingConstraints {
    private final Map<Setting<?>, AssignedValue> given;
    private final List<String> problems = new ArrayList<>();

    private SettingConstraints(Map<Setting<?>, AssignedValue> given) {
        this.given = given;
    }

    /**
     * Of settings that exclude each other, lets the one hold whose source counts more.
     *
     * @return what cannot be together
     */
    static List<String> resolve(Map<Setting<?>, AssignedValue> given) {
        SettingConstraints settingConstraints = new SettingConstraints(given);
        if (settingConstraints.holds(SettingCatalogue.IN_MEMORY, true)) {
            settingConstraints.exclude(SettingCatalogue.DATA_DIRECTORY, SettingCatalogue.IN_MEMORY);
        }
        settingConstraints.exclude(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS);
        AssignedValue certificate = given.get(SettingCatalogue.TLS_CERTIFICATE);
        AssignedValue key = given.get(SettingCatalogue.TLS_KEY);
        if (certificate != null && certificate.overruledBy() != null && key != null) {
            given.put(SettingCatalogue.TLS_KEY, key.overruledBy(certificate.overruledBy()));
        }
        settingConstraints.pair(SettingCatalogue.TLS_CERTIFICATE, SettingCatalogue.TLS_KEY);
        settingConstraints.pair(SettingCatalogue.RELEASE_TO, SettingCatalogue.RELEASE_SMTP);
        settingConstraints.pair(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_PASSWORD);
        settingConstraints.need(SettingCatalogue.RELEASE_USER, SettingCatalogue.RELEASE_SMTP);
        if (settingConstraints.isSet(SettingCatalogue.SMTPS_PORT)
                && !settingConstraints.isSet(SettingCatalogue.TLS_CERTIFICATE)
                && !settingConstraints.holds(SettingCatalogue.TLS, SettingCatalogue.Tls.SELF_SIGNED)) {
            settingConstraints.problems.add(
                    settingConstraints.name(SettingCatalogue.SMTPS_PORT) + " needs TLS: set "
                            + SettingCatalogue.TLS.flag()
                            + " self-signed, or a certificate.");
        }
        settingConstraints.guard();
        return settingConstraints.problems;
    }

    /** Who lets other computers in needs a token that keeps them out of the control API. */
    private void guard() {
        AssignedValue token = given.get(SettingCatalogue.CONTROL_TOKEN);
        if (token != null && token.value() instanceof Secret secret && !ControlToken.isStrongEnough(secret)) {
            problems.add(name(SettingCatalogue.CONTROL_TOKEN) + " is " + ControlToken.RULE + ".");
        }
        AssignedValue host = given.get(SettingCatalogue.HOST);
        if (token == null && host != null && opensTo(String.valueOf(host.value()))) {
            problems.add(
                    name(SettingCatalogue.HOST)
                            + " opens the server to other computers, so its control API needs a token: set "
                            + SettingCatalogue.CONTROL_TOKEN.flag() + " or " + SettingCatalogue.CONTROL_TOKEN.variable()
                            + ".");
        }
    }

    private static boolean opensTo(String host) {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The start will say that there is none.
            return false;
        }
    }

    private void exclude(Setting<?> one, Setting<?> other) {
        AssignedValue first = given.get(one);
        AssignedValue second = given.get(other);
        if (first == null || second == null) {
            return;
        }
        if (first.origin().countsMoreThan(second.origin())) {
            given.put(other, second.overruledBy(first.origin()));
        } else if (second.origin().countsMoreThan(first.origin())) {
            given.put(one, first.overruledBy(second.origin()));
        } else {
            problems.add(name(one) + " and " + name(other) + " exclude each other. Leave one out.");
        }
    }

    private void pair(Setting<?> one, Setting<?> other) {
        need(one, other);
        need(other, one);
    }

    private void need(Setting<?> one, Setting<?> other) {
        if (isSet(one) && !isSet(other)) {
            problems.add(name(one) + " needs " + other.name() + " too: set " + other.flag() + " or "
                    + other.variable() + ".");
        }
    }

    private boolean holds(Setting<?> setting, Object value) {
        return isSet(setting) && Objects.requireNonNull(given.get(setting)).value().equals(value);
    }

    private boolean isSet(Setting<?> setting) {
        AssignedValue found = given.get(setting);
        return found != null && found.overruledBy() == null;
    }

    private String name(Setting<?> setting) {
        return Objects.requireNonNull(given.get(setting)).origin().name();
    }
}
