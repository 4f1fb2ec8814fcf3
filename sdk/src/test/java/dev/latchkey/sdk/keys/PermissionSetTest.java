package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PermissionSetTest {
    @Property
    void itIsWhatASetInOrderIs(@ForAll @Size(max = 40) List<@IntRange(max = 20) Integer> numbers) {
        List<Permission> permissions = numbers.stream().map(number -> Permission.of("p" + number)).toList();
        Set<Permission> expected = new LinkedHashSet<>(permissions);

        Set<Permission> set = PermissionSet.of(permissions);

        assertThat(set).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(expected).isEqualTo(set);
        assertThat(new ArrayList<>(set)).isEqualTo(new ArrayList<>(expected));
        assertThat(set.stream().toList()).isEqualTo(new ArrayList<>(expected));
        assertThat(set.contains(Permission.of("p7"))).isEqualTo(expected.contains(Permission.of("p7")));
        assertThat(PermissionSet.of(set)).isEqualTo(expected);
    }

    @Test
    void nobodyChangesIt() {
        List<Permission> permissions = new ArrayList<>(List.of(Permission.of("a"), Permission.of("b")));
        Set<Permission> set = PermissionSet.of(permissions);
        permissions.clear();

        assertThat(set).containsExactly(Permission.of("a"), Permission.of("b"));
        assertThatThrownBy(() -> set.add(Permission.of("c"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.remove(Permission.of("a"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(set.iterator()::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
