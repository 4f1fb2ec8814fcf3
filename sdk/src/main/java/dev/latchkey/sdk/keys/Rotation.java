package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a key by a new one without interruption: both work for a while. Create the new key, distribute it, verify
 * that it works, then revoke the old one; or roll back and revoke the new one.
 *
 * <p>Each step is written to the journal before it is taken. After a crash at any point a key works, and
 * {@link #resume} continues. A failed step can be retried.
 *
 * {@snippet :
 * Path file = Path.of("rotation.txt");
 * NewApiKey next = NewApiKey.like(key, "shop 2026-12").build();
 * Rotation rotation = Rotation.resumeOrBegin(keys, file, key.id(), next, Instant.now());
 * IssuedKey fresh = rotation.create();
 * // Distribute fresh.secret() here: it is shown only now.
 * rotation.verify(sandbox.withKey(fresh).account());
 * rotation.commit();
 * }
 *
 * <p>Safe for use by several threads; steps run one at a time.
 */
public final class Rotation {
    private final KeyManager keys;
    private final RotationJournal journal;
    private RotationState state;

    private Rotation(KeyManager keys, RotationJournal journal, RotationState state) {
        this.keys = keys;
        this.journal = journal;
        this.state = state;
    }

    /**
     * Begins a rotation. Nothing changes at the gateway yet; this only checks that the rotation is possible.
     *
     * @param keys the account's keys
     * @param oldId {@link ApiKey#id()} of the key to replace
     * @param newKey specification of the new key, with a name that no other key has; see {@link NewApiKey#like}
     * @param journal receives the state before each step
     * @param now the current time
     * @throws NotFoundException if the old key does not exist
     * @throws IllegalStateException if the old key is revoked, if the account cannot have another key, or if a key has
     *         the new name already
     * @throws UncheckedIOException if the journal fails
     */
    public static Rotation begin(KeyManager keys, String oldId, NewApiKey newKey, RotationJournal journal,
            Instant now) {
        ApiKey old = keys.get(oldId).execute();
        if (old.status().equals(KeyStatus.REVOKED)) {
            throw new IllegalStateException("The key " + TextChecks.quote(old.name())
                    + " is revoked, so there is nothing to rotate. Create a new key.");
        }
        List<ApiKey> others = keys.list().execute();
        OptionalInt remaining = keys.rules().room(others.size());
        if (remaining.isPresent() && remaining.getAsInt() == 0) {
            throw new IllegalStateException("The account has " + others.size() + " of " + keys.rules().maximum()
                    + " keys, so a second key cannot be created. Revoke an unused key first.");
        }
        if (others.stream().anyMatch(other -> isNamed(other, newKey))) {
            throw new IllegalStateException("A key named " + TextChecks.quote(newKey.name())
                    + " already exists. A rotation identifies its new key by name; choose a name that no key has.");
        }
        Rotation rotation = new Rotation(keys, journal, new RotationState(oldId, newKey, null, Phase.CREATING, now));
        rotation.save(rotation.state);
        return rotation;
    }

    /** Resumes a rotation from its saved state. Sends nothing yet. */
    public static Rotation resume(KeyManager keys, RotationState state, RotationJournal journal) {
        return new Rotation(keys, journal, state);
    }

    /**
     * Resumes the rotation in a file, or begins another if there is no file or its rotation has ended. So the same
     * program can rotate again and again. A rotation that has not ended is resumed whatever key is to be rotated.
     *
     * @param file file of {@link RotationJournal#toFile}, which becomes the journal
     * @param oldId {@link ApiKey#id()} of the key to replace if a rotation begins
     * @param newKey specification of the new key if a rotation begins
     * @param now the current time
     * @throws IllegalArgumentException if the file is not a rotation's state
     * @throws UncheckedIOException if the file cannot be read or written
     * @see #begin
     */
    public static Rotation resumeOrBegin(KeyManager keys, Path file, String oldId, NewApiKey newKey, Instant now) {
        RotationState stored = RotationStateFormat.load(file);
        RotationJournal journal = RotationJournal.toFile(file);
        return stored == null || stored.phase().isEnd()
                ? begin(keys, oldId, newKey, journal, now)
                : resume(keys, stored, journal);
    }

    /** Returns the current state. */
    public synchronized RotationState state() {
        return state;
    }

    /**
     * Returns this rotation with other credentials, such as those of the new key. If the old key is the account's last
     * one that manages keys, it cannot revoke itself and then confirm that.
     */
    public synchronized Rotation with(KeyManager others) {
        return new Rotation(others, journal, state);
    }

    /**
     * Creates the new key. If an earlier attempt created one whose secret is lost, since no response arrived or the
     * program ended, that one is revoked first. So repeat this step only if the secret was not stored.
     *
     * @return the new key with its secret, to be stored and distributed
     * @throws IllegalStateException if the old key may already be revoked, or the rotation was rolled back
     * @throws dev.latchkey.sdk.LatchkeyException if the call fails; then retry, or {@link #rollBack}
     * @throws UncheckedIOException if the journal fails
     */
    public synchronized IssuedKey create() {
        requireBothKeys("create a key");
        String previousId = state.newId();
        save(state.at(Phase.CREATING, null));
        revokeNew(previousId);
        IssuedKey issued = keys.create(state.newKey()).execute();
        save(state.at(Phase.CREATED, issued.key().id()));
        return issued;
    }

    /**
     * Verifies that the new key works, by a call with it that changes nothing.
     *
     * @param probe call that uses the new key
     * @throws IllegalStateException if there is no new key, or the rotation has ended or is ending
     * @throws dev.latchkey.sdk.LatchkeyException if the call fails; the old key still works, so find the cause and
     *         retry, or {@link #rollBack}
     * @throws UncheckedIOException if the journal fails
     */
    public synchronized void verify(ApiCall<?> probe) {
        requireBothKeys("verify the new key");
        requireNewKey("verify");
        probe.execute();
        save(state.at(Phase.VERIFIED));
    }

    /**
     * Records that the caller has verified the new key, for a key that can be used only from other addresses.
     *
     * @throws IllegalStateException if there is no new key, or the rotation has ended or is ending
     * @throws UncheckedIOException if the journal fails
     */
    public synchronized void verifiedElsewhere() {
        requireBothKeys("verify the new key");
        requireNewKey("verify");
        save(state.at(Phase.VERIFIED));
    }

    /**
     * Revokes the old key. After the first attempt there is no way back, since the old key may be revoked even if no
     * response arrived. So retry until it succeeds. Has no effect if it is done already.
     *
     * @throws IllegalStateException if the new key was not verified, no longer works, or was rolled back
     * @throws dev.latchkey.sdk.LatchkeyException if the call fails; then retry
     * @throws UncheckedIOException if the journal fails
     */
    public synchronized void commit() {
        if (state.phase() == Phase.RETIRED) {
            return;
        }
        if (state.phase() != Phase.VERIFIED && state.phase() != Phase.RETIRING) {
            throw new IllegalStateException("The rotation is " + state.phase().describe() + ", so the old key cannot be"
                    + " revoked: " + (state.phase() == Phase.ROLLING_BACK || state.phase() == Phase.ROLLED_BACK
                            ? "the new one may already be revoked. Begin another rotation."
                            : "the new one is not verified. Verify it first."));
        }
        requireNewKeyAtGateway();
        save(state.at(Phase.RETIRING));
        revoke(state.oldId());
        save(state.at(Phase.RETIRED));
    }

    /**
     * Revokes the new key, also one whose creation got no response. The old key remains as it was. Has no effect if it
     * is done already.
     *
     * @throws IllegalStateException if {@link #commit} was attempted: the old key may be revoked, and revoking the new
     *         one too would leave no working key
     * @throws dev.latchkey.sdk.LatchkeyException if the call fails; then retry
     * @throws UncheckedIOException if the journal fails
     */
    public synchronized void rollBack() {
        if (state.phase() == Phase.ROLLED_BACK) {
            return;
        }
        if (state.phase() == Phase.RETIRING || state.phase() == Phase.RETIRED) {
            throw new IllegalStateException("The old key may already be revoked, so the new one must stay. Commit"
                    + " instead, and retry until it succeeds.");
        }
        save(state.at(Phase.ROLLING_BACK));
        revokeNew(state.newId());
        save(state.at(Phase.ROLLED_BACK));
    }

    /** Also finds a key whose creation got no response or was not recorded, by its unique name. */
    private void revokeNew(@Nullable String knownId) {
        if (knownId != null) {
            revoke(knownId);
        }
        for (ApiKey key : keys.list().execute()) {
            if (!key.id().equals(state.oldId()) && isNamed(key, state.newKey())) {
                revoke(key.id());
            }
        }
    }

    private void revoke(String id) {
        try {
            keys.revoke(id).execute();
        } catch (NotFoundException e) {
            // Already revoked, by an attempt whose response was lost.
            confirmGone(id, e);
        }
    }

    /**
     * Throws the exception unless the key is gone. A load balancer responds with 404 too, but without the gateway's
     * error code. The key list decides then.
     */
    private void confirmGone(String id, NotFoundException e) {
        if (e.code().isEmpty() && keys.list().execute().stream()
                .anyMatch(key -> key.id().equals(id) && !key.status().equals(KeyStatus.REVOKED))) {
            throw e;
        }
    }

    private void requireBothKeys(String action) {
        if (state.phase() != Phase.CREATING && state.phase() != Phase.CREATED && state.phase() != Phase.VERIFIED) {
            throw new IllegalStateException(
                    "The rotation is " + state.phase().describe() + ", so it is too late to " + action
                            + ". " + (state.phase() == Phase.RETIRING ? "Commit instead." : "Begin another rotation."));
        }
    }

    private String requireNewKey(String action) {
        String id = state.newId();
        if (id == null) {
            throw new IllegalStateException("There is no new key to " + action + " yet. Create it first.");
        }
        return id;
    }

    private void requireNewKeyAtGateway() {
        String id = requireNewKey("keep");
        @Nullable
        ApiKey found;
        try {
            found = keys.get(id).execute();
        } catch (NotFoundException e) {
            confirmGone(id, e);
            found = null;
        }
        if (found == null || !found.status().equals(KeyStatus.ACTIVE)) {
            throw new IllegalStateException("The new key no longer works: it "
                    + (found == null ? "does not exist" : "is " + found.status().name())
                    + ". The old key was not revoked. "
                    + (state.phase() == Phase.VERIFIED
                            ? "Create the new key again, or roll back."
                            : "Create another key."));
        }
    }

    private static boolean isNamed(ApiKey key, NewApiKey newKey) {
        return !key.status().equals(KeyStatus.REVOKED) && key.name().equals(newKey.name().strip());
    }

    private void save(RotationState next) {
        try {
            journal.save(Objects.requireNonNull(next));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the rotation could not be saved. The"
                    + " previous state is still valid; try again.", e);
        }
        state = next;
    }
}
