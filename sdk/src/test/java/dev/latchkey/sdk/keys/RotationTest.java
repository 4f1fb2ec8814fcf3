package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.keys.FakeKeyManager.Crash;
import dev.latchkey.sdk.keys.FakeKeyManager.Outcome;
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
    private static final NewApiKey NEW_KEY = NewApiKey.named("shop 2").environment(Environment.LIVE).length(64)
            .permissions(Permission.of("sms:send"), Permission.of("odd=name\nof two lines\\"))
            .allowedIps(IpRange.parse("203.0.113.0/24")).expires(NOW.plusSeconds(60)).viewable(true).build();

    private final FakeKeyManager keys = new FakeKeyManager();
    private final List<RotationState> journal = new ArrayList<>();
    private final String old = keys.create(NewApiKey.named("shop").build()).execute().key().id();

    private Rotation begin() {
        return Rotation.begin(keys, old, NEW_KEY, journal::add, NOW);
    }

    @Test
    void bothKeysWorkUntilTheOldOneIsRevoked() {
        Rotation rotation = begin();
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
        Rotation rotation = begin();
        rotation.create();
        rotation.rollBack();
        rotation.rollBack();

        assertThat(keys.list().execute()).extracting(ApiKey::id).containsExactly(old);
        assertThatIllegalStateException().isThrownBy(rotation::commit).withMessageContaining("another rotation");
        assertThatIllegalStateException().isThrownBy(rotation::create).withMessageContaining("rolled back");
    }

    @Test
    void onceRetiringWasTriedThereIsNoWayBack() {
        Rotation rotation = begin();
        rotation.verify(keys.probe(rotation.create().key().id()));
        Iterator<Outcome> outcomes = List.of(Outcome.SUCCESS, Outcome.FAILURE_BEFORE).iterator();
        keys.nextOutcome = () -> outcomes.hasNext() ? outcomes.next() : Outcome.SUCCESS;

        assertThatExceptionOfType(ConnectionException.class).isThrownBy(rotation::commit);
        assertThatIllegalStateException().isThrownBy(rotation::rollBack).withMessageContaining("Commit instead");
        assertThatIllegalStateException().isThrownBy(rotation::create);
        rotation.commit();
        assertThatIllegalStateException().isThrownBy(rotation::rollBack);
        assertThat(keys.isActive(old)).isFalse();
    }

    @Test
    void theOldKeyIsNotRevokedBeforeTheNewOneWasSeenToWork() {
        Rotation rotation = begin();
        assertThatIllegalStateException().isThrownBy(() -> rotation.verify(keys.probe(old)))
                .withMessageContaining("Create it first");
        IssuedKey fresh = rotation.create();
        assertThatIllegalStateException().isThrownBy(rotation::commit).withMessageContaining("Verify it first");
        keys.nextOutcome = () -> Outcome.FAILURE_BEFORE;
        assertThatExceptionOfType(LatchkeyException.class)
                .isThrownBy(() -> rotation.verify(keys.probe(fresh.key().id())));
        assertThatIllegalStateException().isThrownBy(rotation::commit);
        keys.nextOutcome = () -> Outcome.SUCCESS;
        rotation.verifiedElsewhere();
        rotation.commit();
        assertThat(keys.isActive(old)).isFalse();
    }

    @Test
    void theOldKeyStaysWhenTheNewOneIsGoneBeforeTheEnd() {
        Rotation rotation = begin();
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
        assertThatIllegalStateException().isThrownBy(this::begin).withMessageContaining("1 of 1 keys");
        assertThat(journal).isEmpty();
    }

    @Test
    void theNewKeyNeedsANameOfItsOwnAndTheOldOneMustBeThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Rotation.begin(keys, old, NewApiKey.named("shop").build(), journal::add, NOW))
                .withMessageContaining("'shop' already");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> Rotation.begin(keys, "key_99", NEW_KEY, journal::add, NOW));
        keys.revoke(old).execute();
        assertThatIllegalStateException().isThrownBy(this::begin).withMessageContaining("nothing to rotate");
    }

    @Test
    void nothingIsDoneThatCouldNotBeWrittenDown() {
        Rotation rotation = Rotation.resume(keys, new RotationState(old, NEW_KEY, null, Phase.CREATING, NOW), state -> {
            throw new IOException("disk full");
        });
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rotation::create)
                .withRootCauseInstanceOf(IOException.class);
        assertThat(keys.all).hasSize(1);
    }

    @Test
    void aKeyIsMadeLikeTheOldOne() {
        ApiKey like = keys.create(NEW_KEY).execute().key();
        assertThat(NewApiKey.like(like, "next").build()).isEqualTo(NewApiKey.named("next")
                .environment(Environment.LIVE).length(64).permissions(NEW_KEY.permissions())
                .allowedIps(NEW_KEY.allowedIps()).expires(NEW_KEY.expires()).build());
    }

    @ParameterizedTest
    @EnumSource
    void aStateSurvivesBeingWrittenAndRead(Phase phase) {
        RotationState state = new RotationState("old=1", NEW_KEY, phase == Phase.CREATING ? null : "key\\n2", phase,
                NOW);
        assertThat(RotationState.read(state.write())).isEqualTo(state);
        RotationState minimal = new RotationState(old, NewApiKey.named("x").build(), null, phase, NOW);
        assertThat(RotationState.read(minimal.write().replace("\n", "\r\n"))).isEqualTo(minimal);
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
        String whole = new RotationState(old, NEW_KEY, "key_2", Phase.CREATED, NOW).write();
        for (int length = 0; length < whole.length() - 1; length++) {
            String part = whole.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> RotationState.read(part));
        }
    }

    @Test
    void aStateWithALineLessIsRefused() {
        String whole = new RotationState(old, NEW_KEY, "key_2", Phase.CREATED, NOW).write();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RotationState.read(whole.replace("ip.0=203.0.113.0/24\n", "")))
                .withMessageContaining("incomplete");
    }

    @Test
    void aFileHasTheLastStateThatWasKeptWhateverLiesBesideIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rotation.txt");
        Files.writeString(folder.resolve("rotation.txt.new"), "half of a state that is longer than any".repeat(99));
        Rotation rotation = Rotation.begin(keys, old, NEW_KEY, RotationJournal.toFile(file), NOW);
        assertThat(RotationState.read(Files.readString(file))).isEqualTo(rotation.state());

        rotation.create();

        assertThat(RotationState.read(Files.readString(file))).isEqualTo(rotation.state());
        assertThat(folder.toFile().list()).containsExactly("rotation.txt");
    }

    @Test
    void aFileKeepsTheStateFromBeforeWhenTheNextCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rotation.txt");
        Rotation rotation = Rotation.begin(keys, old, NEW_KEY, RotationJournal.toFile(file), NOW);
        Files.createDirectory(folder.resolve("rotation.txt.new"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rotation::create);

        assertThat(RotationState.read(Files.readString(file)).phase()).isEqualTo(Phase.CREATING);
        assertThat(keys.all).hasSize(1);
    }

    @Test
    void aProgramThatRotatesEveryMonthWithOneFileRotatesEveryMonth(@TempDir Path folder) {
        Path file = folder.resolve("rotation.txt");
        String current = old;
        for (int month = 1; month <= 3; month++) {
            NewApiKey next = NewApiKey.named("shop month " + month).build();
            Rotation.resumeOrBegin(keys, file, current, next, NOW).create();
            Rotation rotation = Rotation.resumeOrBegin(keys, file, current, next, NOW);
            assertThat(rotation.state().phase()).isEqualTo(Phase.CREATED);
            if (month == 2) {
                rotation.rollBack();
            } else {
                rotation.verifiedElsewhere();
                rotation.commit();
                current = Objects.requireNonNull(rotation.state().newId());
            }
            assertThat(keys.list().execute()).extracting(ApiKey::id).containsExactly(current);
        }
        assertThat(keys.all.get(current).name()).isEqualTo("shop month 3");
    }

    /** Tests every point at which a program can end, both with and without a rollback. */
    @Property(tries = 80)
    void aCrashAtAnyOnePointLeavesAKeyThatWorksAndTheRotationGoesOn(@ForAll @IntRange(max = 39) int point,
            @ForAll boolean back) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < point / 2; i++) {
            outcomes.add(Outcome.SUCCESS);
        }
        outcomes.add(point % 2 == 0 ? Outcome.CRASH_BEFORE : Outcome.CRASH_AFTER);
        new Simulation(outcomes, back ? 2 : 99).run();
    }

    @Property
    void whateverFailsOneKeyWorksAndTheEndIsAsPromised(@ForAll("outcomes") List<Outcome> outcomes,
            @ForAll @IntRange(max = 8) int rollBackAt) {
        new Simulation(outcomes, rollBackAt).run();
    }

    @Provide
    Arbitrary<List<Outcome>> outcomes() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.just(Outcome.SUCCESS)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Outcome.class))).list().ofMaxSize(40);
    }

    /** Simulates a program that rotates a key, crashes and restarts, until the rotation has ended. */
    private static final class Simulation {
        private final FakeKeyManager keys = new FakeKeyManager();
        private final String old = keys.create(NewApiKey.named("shop").build()).execute().key().id();
        private final Iterator<Outcome> outcomes;
        private final int rollBackAt;
        private @Nullable RotationState onDisk;
        private @Nullable String storedId;
        private @Nullable String verifiedId;

        Simulation(List<Outcome> outcomes, int rollBackAt) {
            this.outcomes = outcomes.iterator();
            this.rollBackAt = rollBackAt;
        }

        void run() {
            keys.nextOutcome = this::next;
            keys.afterChange = this::requireWorkingKey;
            Rotation rotation = null;
            for (int step = 0; onDisk == null || !onDisk.phase().isEnd(); step++) {
                assertThat(step).as("steps without an end").isLessThan(200);
                try {
                    rotation = rotation == null ? open() : rotation;
                    step(rotation, step >= rollBackAt);
                } catch (Crash e) {
                    rotation = null;
                } catch (LatchkeyException | UncheckedIOException e) {
                    // Retried in the next step.
                }
                requireWorkingKey();
            }
            List<String> active = keys.all.keySet().stream().filter(keys::isActive).toList();
            assertThat(active).containsExactly(
                    onDisk.phase() == Phase.RETIRED ? Objects.requireNonNull(storedId) : old);
        }

        private Rotation open() {
            return onDisk == null
                    ? Rotation.begin(keys, old, NEW_KEY, this::save, NOW)
                    : Rotation.resume(keys, RotationState.read(onDisk.write()), this::save);
        }

        private void step(Rotation rotation, boolean back) {
            RotationState state = rotation.state();
            boolean isStored = state.newId() != null && state.newId().equals(storedId);
            switch (state.phase()) {
                case CREATING, CREATED, VERIFIED -> {
                    if (back) {
                        rotation.rollBack();
                    } else if (!isStored) {
                        storedId = rotation.create().key().id();
                    } else if (state.phase() == Phase.CREATED) {
                        rotation.verify(
                                keys.probe(Objects.requireNonNull(storedId)).map(response -> verifiedId = storedId));
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
            Outcome outcome = next();
            if (outcome == Outcome.CRASH_BEFORE) {
                throw new Crash();
            } else if (outcome == Outcome.FAILURE_BEFORE) {
                throw new IOException("disk full");
            }
            onDisk = state;
            if (outcome == Outcome.CRASH_AFTER) {
                throw new Crash();
            } else if (outcome == Outcome.FAILURE_AFTER) {
                throw new IOException("no response from the disk");
            }
        }

        private Outcome next() {
            return outcomes.hasNext() ? outcomes.next() : Outcome.SUCCESS;
        }

        private void requireWorkingKey() {
            if (!keys.isActive(old)) {
                assertThat(storedId).isNotNull().isEqualTo(verifiedId);
                assertThat(keys.isActive(Objects.requireNonNull(storedId))).isTrue();
            }
        }
    }
}
