package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.Rotation;
import dev.latchkey.sdk.keys.RotationState;
import dev.latchkey.sdk.keys.RotationState.Phase;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxKeys;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Key rotation with a real server: to its end, back, and resumed after the program or a connection failed. */
@Timeout(120)
class SdkRotationTest {
    /** Rotation state that a program would store on disk. */
    private final AtomicReference<String> disk = new AtomicReference<>("");
    private RunningServer server;
    private Sandbox sandbox;
    private SandboxKeys keys;
    private IssuedKey old;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:" + server.port()).withRetries(RetryPolicy.none()));
        keys = sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute().keys();
        old = keys.create(NewApiKey.named("shop").permissions(Permission.EVERYTHING).build()).execute();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.close();
    }

    @Test
    void bothKeysWorkUntilTheRotationIsCommitted() {
        Rotation rotation = begin();
        IssuedKey fresh = rotation.create();
        assertWorks(old);
        rotation.verify(using(fresh).account());
        assertWorks(old);
        rotation.commit();

        assertWorks(fresh);
        assertRefused(old);
        assertThat(fresh.key().permissions()).isEqualTo(old.key().permissions());
        assertThat(keys.all()).extracting(ApiKey::name).containsExactly("shop 2");
        assertThatIllegalStateException().isThrownBy(rotation::rollBack);
    }

    @Test
    void rollingBackLeavesTheOldKeyAsItWas() {
        Rotation rotation = begin();
        IssuedKey fresh = rotation.create();
        rotation.verify(using(fresh).account());
        rotation.rollBack();

        assertWorks(old);
        assertRefused(fresh);
        assertThat(rotation.state().phase()).isEqualTo(Phase.ROLLED_BACK);
    }

    @Test
    void aProgramThatEndsInTheMiddleGoesOnFromWhatItWroteDown() {
        IssuedKey fresh = begin().create();

        Rotation resumed = resume();
        resumed.verify(using(fresh).account());
        resume().commit();

        assertWorks(fresh);
        assertRefused(old);
        assertThat(RotationState.read(disk.get()).phase()).isEqualTo(Phase.RETIRED);
        assertThat(disk.get()).doesNotContain(fresh.secret().reveal());
    }

    @Test
    void aCreationWhoseAnswerIsLostLeavesNoKeyBehindThatNobodyHolds() {
        Rotation rotation = begin();
        loseTheAnswerTo("POST /sandbox/v1/keys");
        assertThatExceptionOfType(ConnectionException.class).isThrownBy(rotation::create)
                .satisfies(lost -> assertThat(lost.mayHaveBeenDelivered()).isTrue());
        assertThat(keys.all()).extracting(ApiKey::name).containsExactly("shop 2", "shop");
        assertWorks(old);

        Rotation resumed = resume();
        IssuedKey fresh = resumed.create();
        resumed.verify(using(fresh).account());
        resumed.commit();

        assertWorks(fresh);
        assertThat(keys.all()).containsExactly(keys.get(fresh.key().id()).execute());
    }

    @Test
    void aRevocationWhoseAnswerIsLostIsTriedAgainAndNeverTurnedBack() {
        Rotation rotation = begin();
        IssuedKey fresh = rotation.create();
        rotation.verify(using(fresh).account());
        loseTheAnswerTo("DELETE /sandbox/v1/keys/*");
        assertThatExceptionOfType(LatchkeyException.class).isThrownBy(rotation::commit);

        Rotation resumed = resume();
        assertThatIllegalStateException().isThrownBy(resumed::rollBack);
        resumed.commit();

        assertWorks(fresh);
        assertRefused(old);
    }

    @Test
    void anAccountWithoutRoomForTwoIsToldBeforeAnythingChanges() {
        int room = keys.rules().room(keys.list().execute().size()).orElseThrow();
        for (int i = 0; i < room; i++) {
            keys.create(NewApiKey.named("key " + i).permissions(Permission.EVERYTHING).build()).execute();
        }

        assertThatIllegalStateException().isThrownBy(this::begin).withMessageContaining("keys");
        assertThat(disk.get()).isEmpty();
        assertWorks(old);
    }

    private Rotation begin() {
        return Rotation.begin(keys, old.key().id(), NewApiKey.like(old.key(), "shop 2").build(), this::keep,
                server.clock.instant());
    }

    private Rotation resume() {
        return Rotation.resume(keys, RotationState.read(disk.get()), this::keep);
    }

    private void keep(RotationState state) {
        disk.set(state.write());
    }

    /** The server does what the next such request asks for, and the line breaks before it answers. */
    private void loseTheAnswerTo(String route) {
        ApiClient.Response created = server.api.post("/_latchkey/v1/faults", """
                {"phase":"after-commit","match":{"route":"%s"},"when":{"next":1},"effect":{"type":"close"}}"""
                .formatted(route));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    private SandboxKeyClient using(IssuedKey key) {
        return sandbox.withKey(key.key().consumerKey(), key.secret());
    }

    private void assertWorks(IssuedKey key) {
        assertThat(using(key).account().execute().email()).isEqualTo(DemoAccount.EMAIL);
    }

    private void assertRefused(IssuedKey key) {
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> using(key).account().execute());
    }
}
