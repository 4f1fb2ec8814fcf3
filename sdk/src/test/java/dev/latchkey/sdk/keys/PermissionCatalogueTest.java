package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Group;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionCatalogueTest {
    private static final Permission SEND = Permission.of("sms:send");
    private static final Permission READ = Permission.of("messages:read");
    private static final Permission COUNT = Permission.of("statistics:read");
    private static final Permission KEYS = Permission.of("keys:write");
    private static final Permission STRANGE = Permission.of("BornTomorrow");

    private final PermissionCatalogue catalogue = ExampleRules.EVERYTHING.permissions().catalogue();

    @Test
    void permissionsAreShownInTheirGroupsInOrder() {
        assertThat(catalogue.groups()).extracting(Group::name).containsExactly("send", "messages", "keys");
        assertThat(catalogue.groups().get(1).entries()).extracting(Entry::permission).containsExactly(READ, COUNT);
    }

    @Test
    void theRiskOfASetIsThatOfItsWorstAndWhatIsNotKnownCountsAsWorst() {
        assertThat(catalogue.risk(List.of())).isEqualTo(Risk.LOW);
        assertThat(catalogue.risk(List.of(COUNT))).isEqualTo(Risk.LOW);
        assertThat(catalogue.risk(List.of(COUNT, SEND))).isEqualTo(Risk.MEDIUM);
        assertThat(catalogue.risk(List.of(SEND, KEYS, COUNT))).isEqualTo(Risk.HIGH);
        assertThat(catalogue.risk(List.of(STRANGE))).isEqualTo(Risk.HIGH);
        assertThat(catalogue.risk(List.of(Permission.EVERYTHING))).isEqualTo(Risk.HIGH);
    }

    @Test
    void whatIsNotKnownIsNamedAndKept() {
        assertThat(catalogue.unknown(List.of(STRANGE, SEND, Permission.EVERYTHING))).containsExactly(STRANGE);
        assertThat(catalogue.knows(STRANGE)).isFalse();
        assertThat(catalogue.knows(Permission.EVERYTHING)).isTrue();
    }

    @Test
    void whatIsMissingForATaskIsNamed() {
        assertThat(catalogue.missing(Set.of(SEND), Set.of(SEND, READ))).containsExactly(READ);
        assertThat(catalogue.missing(Set.of(Permission.EVERYTHING), Set.of(SEND, STRANGE))).isEmpty();
        assertThat(catalogue.missing(Set.of(SEND, READ), Set.of(Permission.EVERYTHING))).containsExactly(COUNT, KEYS,
                Permission.EVERYTHING);
    }

    @Test
    void setsThatAreOftenWantedFollowFromTheKindOfAccess() {
        assertThat(catalogue.having(Access.READ)).containsExactly(READ, COUNT);
        assertThat(catalogue.having(Access.SEND)).containsExactly(SEND);
        assertThat(catalogue.all()).containsExactly(SEND, READ, COUNT, KEYS);
    }

    @Test
    void searchFindsAllWordsInNameGroupOrSummaryWhateverTheCase() {
        assertThat(catalogue.search("READ mess")).extracting(Entry::permission).containsExactly(READ, COUNT);
        assertThat(catalogue.search("does what keys")).extracting(Entry::permission).containsExactly(KEYS);
        assertThat(catalogue.search("  ")).hasSize(4);
        assertThat(catalogue.search("sms keys")).isEmpty();
    }

    @Test
    void noPermissionIsThereTwice() {
        Entry entry = catalogue.entries().get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> new PermissionCatalogue(List.of(entry, entry), true))
                .withMessageContaining("sms:send");
    }
}
