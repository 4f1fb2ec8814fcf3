package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.keys.FakeKeys.Crash;
import dev.latchkey.sdk.keys.FakeKeys.Line;
import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final NewApiKey WANTED = NewApiKey.named("shop 2").environment(Environment.LIVE).length(64)
            .permissions(Permission.of("sms:send"), Permission.of("odd=name\nof two lines\\"))
            .allowedIps(IpRange.parse("203.0.113.0/24")).expires(NOW.plusSeconds(60)).viewable(true).build();

    private final FakeKeys keys = new FakeKeys();
    private final List<RotationState> journal = new ArrayList<>();
    private final String old = keys.create(NewApiKey.named("shop").build()).execute().key().id();

    private Rotation begun() {
        return Rotation.begin(keys, old, WANTED, journal::add, NOW);
    }

    @Test
    void bothKeysWorkUntilTheOldOneIsRevoked() {
        Rotation rotation = begun();
        IssuedKey fresh = rotation.create();
        assertThat(keys.list().execute()).extracting(ApiKey::name).containsExactly("shop", "shop 2");

        rotation.verify(keys.probe(fresh.key().id()));
        assertThat(keys.isActive(old)).isTrue();
        rotation.commit();
        rotation.commit();

        assertThat(keys.list().execute()).containsExactly(fresh.key());
        assertThat(journal).extracting(RotationState::phase).containsExactly(Phase.CREATING, Phase.CREATING,
                Phase.CREATED, Phase.VERIFIED, Phase.RETIRING, Phase.RETIRED);
        assertThat(rotation.state().phase().isEnd()).isTrue();
    }

    @Test
    void rollingBackLeavesTheOldKeyAlone() {
        Rotation rotation = begun();
        rotation.create();
        rotation.rollBack();
        rotation.rollBack();

        assertThat(keys.list().execute()).extracting(ApiKey::id).containsExactly(old);
        assertThatIllegalStateException().isThrownBy(rotation::commit).withMessageContaining("another rotation");
        assertThatIllegalStateException().isThrownBy(rotation::create).withMessageContaining("rolled back");
    }

    @Test
    void onceRetiringWasTriedThereIsNoWayBack() {
        Rotation rotation = begun();
        rotation.verify(keys.probe(rotation.create().key().id()));
        Iterator<Line> line = List.of(Line.SOUND, Line.BROKEN_BEFORE).iterator();
        keys.line = () -> line.hasNext() ? line.next() : Line.SOUND;

        assertThatExceptionOfType(ConnectionException.class).isThrownBy(rotation::commit);
        assertThatIllegalStateException().isThrownBy(rotation::rollBack).withMessageContaining("Commit instead");
        assertThatIllegalStateException().isThrownBy(rotation::create);
        rotation.commit();
        assertThatIllegalStateException().isThrownBy(rotation::rollBack);
        assertThat(keys.isActive(old)).isFalse();
    }

    @Test
    void theOldKeyIsNotRevokedBeforeTheNewOneWasSeenToWork() {
        Rotation rotation = begun();
        assertThatIllegalStateException().isThrownBy(() -> rotation.verify(keys.probe(old)))
                .withMessageContaining("Create it first");
        IssuedKey fresh = rotation.create();
        assertThatIllegalStateException().isThrownBy(rotation::commit).withMessageContaining("Verify it first");
        keys.line = () -> Line.BROKEN_BEFORE;
        assertThatExceptionOfType(LatchkeyException.class)
                .isThrownBy(() -> rotation.verify(keys.probe(fresh.key().id())));
        assertThatIllegalStateException().isThrownBy(rotation::commit);
        keys.line = () -> Line.SOUND;
        rotation.verifiedElsewhere();
        rotation.commit();
        assertThat(keys.isActive(old)).isFalse();
    }

    @Test
    void theOldKeyStaysWhenTheNewOneIsGoneBeforeTheEnd() {
        Rotation rotation = begun();
        IssuedKey fresh = rotation.create();
        rotation.verify(keys.probe(fresh.key().id()));
        keys.revoke(fresh.key().id()).execute();

        assertThatIllegalStateException().isThrownBy(rotation::commit).withMessageContaining("it is revoked");
        assertThat(keys.isActive(old)).isTrue();
        rotation.verify(keys.probe(rotation.create().key().id()));
        rotation.commit();
        assertThat(keys.isActive(old)).isFalse();
    }

    @Test
    void anAccountWithoutRoomIsToldBeforeAnythingIsDone() {
        keys.rules = keys.rules.toBuilder().maximum(1).build();
        assertThatIllegalStateException().isThrownBy(this::begun).withMessageContaining("1 of 1 keys");
        assertThat(journal).isEmpty();
    }

    @Test
    void theNewKeyNeedsANameOfItsOwnAndTheOldOneMustBeThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Rotation.begin(keys, old, NewApiKey.named("shop").build(), journal::add, NOW))
                .withMessageContaining("'shop' already");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> Rotation.begin(keys, "key_99", WANTED, journal::add, NOW));
        keys.revoke(old).execute();
        assertThatIllegalStateException().isThrownBy(this::begun).withMessageContaining("nothing to rotate");
    }

    @Test
    void nothingIsDoneThatCouldNotBeWrittenDown() {
        Rotation rotation = Rotation.resume(keys, new RotationState(old, WANTED, null, Phase.CREATING, NOW), state -> {
            throw new IOException("disk full");
        });
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rotation::create)
                .withRootCauseInstanceOf(IOException.class);
        assertThat(keys.all).hasSize(1);
    }

    @Test
    void aKeyIsMadeLikeTheOldOne() {
        ApiKey like = keys.create(WANTED).execute().key();
        assertThat(NewApiKey.like(like, "next").build()).isEqualTo(NewApiKey.named("next")
                .environment(Environment.LIVE).length(64).permissions(WANTED.permissions())
                .allowedIps(WANTED.allowedIps()).expires(WANTED.expires()).build());
    }

    @ParameterizedTest
    @EnumSource
    void aStateSurvivesBeingWrittenAndRead(Phase phase) {
        RotationState state = new RotationState("old=1", WANTED, phase == Phase.CREATING ? null : "key\\n2", phase,
                NOW);
        assertThat(RotationState.read(state.write())).isEqualTo(state);
        RotationState least = new RotationState(old, NewApiKey.named("x").build(), null, phase, NOW);
        assertThat(RotationState.read(least.write().replace("\n", "\r\n"))).isEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "latchkey-rotation=2\nold=1", "latchkey-rotation=1\nnonsense",
            "latchkey-rotation=1\nold=1\nname=x\nphase=dancing\nstarted=2026-11-22T08:00:00Z\nend=4",
            "latchkey-rotation=1\nold=1\nname=x\nphase=created\nstarted=today\nend=4",
            "latchkey-rotation=1\nold=1\nphase=created\nstarted=2026-11-22T08:00:00Z\nend=3"})
    void whatIsNoStateIsRefusedInWords(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RotationState.read(text))
                .withMessageContaining("rotation").withMessageNotContaining("dev.latchkey");
    }

    @Test
    void aStateThatWasCutOffIsRefusedWhereverThatWas() {
        String whole = new RotationState(old, WANTED, "key_2", Phase.CREATED, NOW).write();
        for (int length = 0; length < whole.length() - 1; length++) {
            String part = whole.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> RotationState.read(part));
        }
    }

    @Test
    void aStateWithALineLessIsRefused() {
        String whole = new RotationState(old, WANTED, "key_2", Phase.CREATED, NOW).write();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotationState.read(whole.replace("ip.0=203.0.113.0/24\n", "")))
                .withMessageContaining("not whole");
    }

    @Test
    void aFileHasTheLastStateThatWasKeptWhateverLiesBesideIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rotation.txt");
        Files.writeString(folder.resolve("rotation.txt.new"), "half of a state that is longer than any".repeat(99));
        Rotation rotation = Rotation.begin(keys, old, WANTED, RotationJournal.toFile(file), NOW);
        assertThat(RotationState.read(Files.readString(file))).isEqualTo(rotation.state());

        rotation.create();

        assertThat(RotationState.read(Files.readString(file))).isEqualTo(rotation.state());
        assertThat(folder.toFile().list()).containsExactly("rotation.txt");
    }

    @Test
    void aFileKeepsTheStateFromBeforeWhenTheNextCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rotation.txt");
        Rotation rotation = Rotation.begin(keys, old, WANTED, RotationJournal.toFile(file), NOW);
        Files.createDirectory(folder.resolve("rotation.txt.new"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rotation::create);

        assertThat(RotationState.read(Files.readString(file)).phase()).isEqualTo(Phase.CREATING);
        assertThat(keys.all).hasSize(1);
    }

    /** Every point at which a program can end, one after the other, each with either wish. */
    @Property(tries = 80)
    void aCrashAtAnyOnePointLeavesAKeyThatWorksAndTheRotationGoesOn(@ForAll @IntRange(max = 39) int point,
            @ForAll boolean back) {
        List<Line> script = new ArrayList<>();
        for (int i = 0; i < point / 2; i++) {
            script.add(Line.SOUND);
        }
        script.add(point % 2 == 0 ? Line.CRASH_BEFORE : Line.CRASH_AFTER);
        new Story(script, back ? 2 : 99).run();
    }

    @Property
    void whateverFailsOneKeyWorksAndTheEndIsAsPromised(@ForAll("scripts") List<Line> script,
            @ForAll @IntRange(max = 8) int rollBackAt) {
        new Story(script, rollBackAt).run();
    }

    @Provide
    Arbitrary<List<Line>> scripts() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.just(Line.SOUND)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Line.class))).list().ofMaxSize(40);
    }

    /** A program that rotates a key, dies and starts again, until it is done. */
    private static final class Story {
        private final FakeKeys keys = new FakeKeys();
        private final String old = keys.create(NewApiKey.named("shop").build()).execute().key().id();
        private final Iterator<Line> script;
        private final int rollBackAt;
        private @Nullable RotationState onDisk;
        private @Nullable String inVault;
        private @Nullable String verified;

        Story(List<Line> script, int rollBackAt) {
            this.script = script.iterator();
            this.rollBackAt = rollBackAt;
        }

        void run() {
            keys.line = this::next;
            keys.afterChange = this::requireAKeyThatWorks;
            Rotation rotation = null;
            for (int step = 0; onDisk == null || !onDisk.phase().isEnd(); step++) {
                assertThat(step).as("steps without an end").isLessThan(200);
                try {
                    rotation = rotation == null ? open() : rotation;
                    step(rotation, step >= rollBackAt);
                } catch (Crash e) {
                    rotation = null;
                } catch (LatchkeyException | UncheckedIOException e) {
                    // Tried again.
                }
                requireAKeyThatWorks();
            }
            List<String> active = keys.all.keySet().stream().filter(keys::isActive).toList();
            assertThat(active).containsExactly(
                    onDisk.phase() == Phase.RETIRED ? Objects.requireNonNull(inVault) : old);
        }

        private Rotation open() {
            return onDisk == null
                    ? Rotation.begin(keys, old, WANTED, this::save, NOW)
                    : Rotation.resume(keys, RotationState.read(onDisk.write()), this::save);
        }

        private void step(Rotation rotation, boolean back) {
            RotationState state = rotation.state();
            boolean held = state.newId() != null && state.newId().equals(inVault);
            switch (state.phase()) {
                case CREATING, CREATED, VERIFIED -> {
                    if (back) {
                        rotation.rollBack();
                    } else if (!held) {
                        inVault = rotation.create().key().id();
                    } else if (state.phase() == Phase.CREATED) {
                        rotation.verify(keys.probe(Objects.requireNonNull(inVault)).map(answer -> verified = inVault));
                    } else {
                        rotation.commit();
                    }
                }
                case RETIRING -> {
                    assertThatIllegalStateException().isThrownBy(rotation::rollBack);
                    rotation.commit();
                }
                case ROLLING_BACK -> {
                    assertThatIllegalStateException().isThrownBy(rotation::commit);
                    rotation.rollBack();
                }
                default -> throw new AssertionError(state.phase());
            }
        }

        private void save(RotationState state) throws IOException {
            Line fate = next();
            if (fate == Line.CRASH_BEFORE) {
                throw new Crash();
            } else if (fate == Line.BROKEN_BEFORE) {
                throw new IOException("disk full");
            }
            onDisk = state;
            if (fate == Line.CRASH_AFTER) {
                throw new Crash();
            } else if (fate == Line.BROKEN_AFTER) {
                throw new IOException("no answer from the disk");
            }
        }

        private Line next() {
            return script.hasNext() ? script.next() : Line.SOUND;
        }

        private void requireAKeyThatWorks() {
            if (!keys.isActive(old)) {
                assertThat(inVault).isNotNull().isEqualTo(verified);
                assertThat(keys.isActive(Objects.requireNonNull(inVault))).isTrue();
            }
        }
    }
}
