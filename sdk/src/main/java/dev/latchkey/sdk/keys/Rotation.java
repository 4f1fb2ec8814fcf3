package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Another key in place of one, with a time in between when both work: make the new one, hand it out, see it work, then
 * revoke the old one, or go back and revoke the new one. What happens is written down before it is done, so a crash at
 * any point leaves a key that works, and {@link #resume} goes on from there. Each step can be tried again when it failed.
 *
 * {@snippet :
 * RotationJournal journal = RotationJournal.toFile(Path.of("rotation.txt"));
 * Rotation rotation = Rotation.begin(keys, key.id(), NewApiKey.like(key, "shop 2026-12").build(), journal, Instant.now());
 * IssuedKey fresh = rotation.create();
 * // Hand out fresh.secret() here: it is shown only now.
 * rotation.verify(sandbox.withKey(fresh.key().consumerKey(), fresh.secret()).account());
 * rotation.commit();
 * }
 *
 * <p>Safe for use by several threads; steps wait for each other.
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
     * Begins a rotation. Nothing is changed at the gateway yet; it is seen whether the rotation can be done.
     *
     * @param oldId {@link ApiKey#id()} of the key that shall go
     * @param wanted the key that shall come, under a name that no other key has; see {@link NewApiKey#like}
     * @param journal where to write down how far it has come
     * @param now the time
     * @throws NotFoundException when there is no old key
     * @throws IllegalStateException when the account has no room for one more key, or one of that name already
     * @throws UncheckedIOException when the journal fails
     */
    public static Rotation begin(KeyManager keys, String oldId, NewApiKey wanted, RotationJournal journal,
            Instant now) {
        ApiKey old = keys.get(oldId).execute();
        if (old.status().equals(KeyStatus.REVOKED)) {
            throw new IllegalStateException("The key " + TextChecks.quoted(old.name())
                    + " is revoked, so there is nothing to rotate. Make a new key.");
        }
        List<ApiKey> others = keys.list().execute();
        OptionalInt room = keys.rules().room(others.size());
        if (room.isPresent() && room.getAsInt() == 0) {
            throw new IllegalStateException("The account has " + others.size() + " of " + keys.rules().maximum()
                    + " keys, so two cannot overlap. Revoke a key that is no longer needed first.");
        }
        if (others.stream().anyMatch(other -> isNamed(other, wanted))) {
            throw new IllegalStateException("There is a key " + TextChecks.quoted(wanted.name())
                    + " already. A rotation finds its new key by its name; choose one that no key has.");
        }
        Rotation rotation = new Rotation(keys, journal, new RotationState(oldId, wanted, null, Phase.CREATING, now));
        rotation.save(rotation.state);
        return rotation;
    }

    /** Goes on with a rotation that was written down. Nothing is sent yet. */
    public static Rotation resume(KeyManager keys, RotationState state, RotationJournal journal) {
        return new Rotation(keys, journal, state);
    }

    /** How far it has come. */
    public synchronized RotationState state() {
        return state;
    }

    /**
     * The same rotation carried on with other credentials, such as the new key's own: an account's last key that manages
     * keys cannot revoke itself and tell of it.
     */
    public synchronized Rotation with(KeyManager others) {
        return new Rotation(others, journal, state);
    }

    /**
     * Makes the new key. Where one was made before and its secret is lost, because no answer came or the program ended,
     * that one is revoked first; so call this again only when the secret is not kept.
     *
     * @return the key with its secret, to be kept and handed out
     * @throws IllegalStateException when the old key may be revoked already, or the rotation was rolled back
     * @throws dev.latchkey.sdk.LatchkeyException when the gateway refuses or does not answer; then try again, or
     *         {@link #rollBack}
     * @throws UncheckedIOException when the journal fails
     */
    public synchronized IssuedKey create() {
        requireBothKeys("create a key");
        String known = state.newId();
        save(state.at(Phase.CREATING, null));
        revokeNew(known);
        IssuedKey issued = keys.create(state.wanted()).execute();
        save(state.at(Phase.CREATED, issued.key().id()));
        return issued;
    }

    /**
     * Sees the new key work by a call that is made with it, one that changes nothing.
     *
     * @throws IllegalStateException when there is no new key, or it is too late to ask
     * @throws dev.latchkey.sdk.LatchkeyException when the call fails; the old key works on, so find out why and try
     *         again, or {@link #rollBack}
     * @throws UncheckedIOException when the journal fails
     */
    public synchronized void verify(ApiCall<?> probe) {
        requireBothKeys("verify the new key");
        requireNewKey("verify");
        probe.execute();
        save(state.at(Phase.VERIFIED));
    }

    /**
     * Takes the caller's word that the new key works, for a key that can be used from elsewhere only.
     *
     * @throws IllegalStateException when there is no new key, or it is too late to ask
     * @throws UncheckedIOException when the journal fails
     */
    public synchronized void verifiedElsewhere() {
        requireBothKeys("verify the new key");
        requireNewKey("verify");
        save(state.at(Phase.VERIFIED));
    }

    /**
     * Revokes the old key. Once this was tried there is no way back, as the old key may be revoked even where no answer
     * came; so try it again until it succeeds. Done already, it does nothing.
     *
     * @throws IllegalStateException when the new key was not seen to work, is no longer there, or was rolled back
     * @throws dev.latchkey.sdk.LatchkeyException when the gateway refuses or does not answer; then try again
     * @throws UncheckedIOException when the journal fails
     */
    public synchronized void commit() {
        if (state.phase() == Phase.RETIRED) {
            return;
        }
        if (state.phase() != Phase.VERIFIED && state.phase() != Phase.RETIRING) {
            throw new IllegalStateException("The rotation is " + state.phase().describe() + ", so the old key cannot be"
                    + " revoked: " + (state.phase() == Phase.ROLLING_BACK || state.phase() == Phase.ROLLED_BACK
                            ? "the new one may be revoked already. Begin another rotation."
                            : "the new one was not seen to work. Verify it first."));
        }
        requireNewKeyAtGateway();
        save(state.at(Phase.RETIRING));
        revoke(state.oldId());
        save(state.at(Phase.RETIRED));
    }

    /**
     * Revokes the new key, also one whose creation was never answered; the old one works on as if nothing had been. Done
     * already, it does nothing.
     *
     * @throws IllegalStateException when {@link #commit} was tried: the old key may be revoked, and revoking the new one
     *         too would lock everybody out
     * @throws dev.latchkey.sdk.LatchkeyException when the gateway refuses or does not answer; then try again
     * @throws UncheckedIOException when the journal fails
     */
    public synchronized void rollBack() {
        if (state.phase() == Phase.ROLLED_BACK) {
            return;
        }
        if (state.phase() == Phase.RETIRING || state.phase() == Phase.RETIRED) {
            throw new IllegalStateException("The old key may be revoked already, so the new one must stay. Commit"
                    + " instead, until it succeeds.");
        }
        save(state.at(Phase.ROLLING_BACK));
        revokeNew(state.newId());
        save(state.at(Phase.ROLLED_BACK));
    }

    /** Also finds a key whose creation was not answered, or not written down: by its name, which no other has. */
    private void revokeNew(@Nullable String known) {
        if (known != null) {
            revoke(known);
        }
        for (ApiKey key : keys.list().execute()) {
            if (!key.id().equals(state.oldId()) && isNamed(key, state.wanted())) {
                revoke(key.id());
            }
        }
    }

    private void revoke(String id) {
        try {
            keys.revoke(id).execute();
        } catch (NotFoundException e) {
            // Revoked before, by an attempt whose answer was lost.
        }
    }

    private void requireBothKeys(String what) {
        if (state.phase() != Phase.CREATING && state.phase() != Phase.CREATED && state.phase() != Phase.VERIFIED) {
            throw new IllegalStateException(
                    "The rotation is " + state.phase().describe() + ", so it is too late to " + what
                            + ". " + (state.phase() == Phase.RETIRING ? "Commit instead." : "Begin another rotation."));
        }
    }

    private String requireNewKey(String what) {
        String id = state.newId();
        if (id == null) {
            throw new IllegalStateException("There is no new key to " + what + " yet. Create it first.");
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
            found = null;
        }
        if (found == null || !found.status().equals(KeyStatus.ACTIVE)) {
            throw new IllegalStateException("The new key no longer works: it is "
                    + (found == null ? "not there" : found.status().name())
                    + ". So the old one was left alone. "
                    + (state.phase() == Phase.VERIFIED
                            ? "Create the new key again, or roll back."
                            : "Make another key."));
        }
    }

    private static boolean isNamed(ApiKey key, NewApiKey wanted) {
        return !key.status().equals(KeyStatus.REVOKED) && key.name().equals(wanted.name().strip());
    }

    private void save(RotationState next) {
        try {
            journal.save(Objects.requireNonNull(next));
        } catch (IOException e) {
            throw new UncheckedIOException("The rotation could not be written down. What was written"
                    + " before still holds; try again.", e);
        }
        state = next;
    }
}
