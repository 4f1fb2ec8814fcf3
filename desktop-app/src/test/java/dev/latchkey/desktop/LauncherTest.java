package dev.latchkey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {
    @Test
    void linux_without_any_display_has_none() {
        assertThat(Launcher.hasDisplay("Linux", "", Map.of())).isFalse();
        assertThat(Launcher.hasDisplay("Linux", "", Map.of("DISPLAY", ""))).isFalse();
    }

    @Test
    void x11_wayland_and_the_headless_platform_will_do() {
        assertThat(Launcher.hasDisplay("Linux", "", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Launcher.hasDisplay("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(Launcher.hasDisplay("Linux", "Headless", Map.of())).isTrue();
    }

    @Test
    void other_systems_always_have_one() {
        assertThat(Launcher.hasDisplay("Mac OS X", "", Map.of())).isTrue();
        assertThat(Launcher.hasDisplay("Windows 11", "", Map.of())).isTrue();
    }

    @Test
    void the_reason_is_one_sentence_that_names_the_way_out() {
        assertThat(Launcher.NO_DISPLAY).contains("./latchkey sandbox").doesNotContain("\n");
    }
}
