package dev.latchkey.mockserver.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.store.UnusableDataException;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption of secrets with the server's key, and the file that stores it. */
class ServerKeyTest {
    private static final Secret SECRET = Secret.of("whsec_Grüße");

    @TempDir
    Path directory;

    @Test
    void whatIsSealedIsOpenedAfterARestart() {
        SealedSecret sealed = ServerKey.loadOrCreate(directory).seal(SECRET, "hook_1");

        assertThat(ServerKey.loadOrCreate(directory).open(sealed, "hook_1")).isEqualTo(SECRET);
        assertThat(sealed.encoded()).doesNotContain("whsec");
        assertThat(ServerKey.loadOrCreate(directory).seal(SECRET, "hook_1")).isNotEqualTo(sealed);
    }

    @Test
    void onlyItsOwnerCanReadTheFile() throws IOException {
        ServerKey.loadOrCreate(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("server.key"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("server.key.new")).doesNotExist();
    }

    @Test
    void aLostKeyIsDistinguishedFromDamage() throws IOException {
        SealedSecret sealed = ServerKey.loadOrCreate(directory).seal(SECRET, "hook_1");
        String text = sealed.encoded();
        ServerKey key = ServerKey.loadOrCreate(directory);

        assertThatThrownBy(() -> key.open(sealed, "hook_2")).isInstanceOf(RefusedException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> key.open(new SealedSecret(text.substring(0, text.length() - 2)), "hook_1"))
                .isInstanceOf(RefusedException.class).hasMessageContaining("damaged");
        assertThatThrownBy(() -> key.open(new SealedSecret("x"), "hook_1")).isInstanceOf(RefusedException.class);
        Files.delete(directory.resolve("server.key"));
        assertThatThrownBy(() -> ServerKey.loadOrCreate(directory).open(sealed, "hook_1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("server.key").hasMessageContaining("Put it back");
    }

    @Test
    void aDamagedFileStopsTheServerAndStaysAsItIs() throws IOException {
        Path file = directory.resolve("server.key");
        for (String text : new String[]{"", "AAAA", "not base64!"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> ServerKey.loadOrCreate(directory)).isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("server.key");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void neitherKeyNorSecretIsInAnyText() {
        ServerKey key = ServerKey.random();

        assertThat(key.toString()).matches("server key [0-9a-f]{12}");
        assertThat(key.seal(SECRET, "p").toString()).isEqualTo("[sealed]");
    }
}
