package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Failure;
import dev.latchkey.desktop.account.RevocationQueue;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.desktop.shell.Toasts;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** Presenter of the keys screen. */
public final class KeysPresenter {
    private final KeysModel model;
    private final Account account;
    private final RevocationQueue revocations;
    private final SecretClipboard clipboard;
    private final Toasts toasts;
    private final Navigator navigator;
    private final Texts texts;
    private final Clock clock;

    /** Places that the keys screen leads to. */
    public interface Navigator {
        /** Opens the form for a new key. */
        void newKey();

        /** Asks the user to confirm the revocation of a key. */
        void revoke(ApiKey key);

        /** Opens the test send with a key. */
        void testSend(ApiKey key);
    }

    /** Creates the presenter and starts listening to the account. */
    public KeysPresenter(KeysModel model, Account account, RevocationQueue revocations, SecretClipboard clipboard,
            Toasts toasts, Navigator navigator, Texts texts, Clock clock) {
        this.model = model;
        this.account = account;
        this.revocations = revocations;
        this.clipboard = clipboard;
        this.toasts = toasts;
        this.navigator = navigator;
        this.texts = texts;
        this.clock = clock;
        account.keys().addListener((InvalidationListener) change -> refresh());
        account.secrets().count().subscribe(this::refresh);
        account.state().subscribe(this::refresh);
        account.failure().subscribe(this::refresh);
        account.lastSynced().subscribe(this::refresh);
        revocations.inProgress().addListener((SetChangeListener<String>) change -> refresh());
        model.query().subscribe(this::refresh);
        refresh();
    }

    /** Updates the model from the account and the current time. */
    public void refresh() {
        List<KeyRow> all = account.keys().stream()
                .map(key -> KeyRow.of(key, revocations.inProgress().contains(key.id()),
                        account.secrets().find(key.id()).isPresent(), clock.instant()))
                .toList();
        String term = model.query().get().strip().toLowerCase(Locale.ROOT);
        List<KeyRow> found = all.stream().filter(row -> row.searchText().contains(term)).toList();
        KeyRow before = model.selected().get();
        if (!model.rows().equals(found)) {
            model.rows().setAll(found);
        }
        select(before == null ? null : before.key().id());
        Failure failure = account.failure().get();
        boolean ready = account.state().get() == Account.State.READY;
        boolean known = account.lastSynced().get() != null;
        model.notConnected().set(!known && failure != null ? failure.message() : "");
        model.phase().set(phase(all, found, known));
        model.syncedAt.set(account.lastSynced().get());
        model.problem().set(known && failure != null ? failure.message() : "");
        model.hasLiveKey().set(all.stream().anyMatch(row -> row.key().environment().equals(Environment.LIVE)));
        Integer max = account.rules().map(KeyRules::maximum).orElse(null);
        boolean full = max != null && all.size() >= max;
        model.canCreate().set(ready && known && !full);
        model.updatedAt().set(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        model.limit().set(full ? texts.get("keys.limit", max) : "");
    }

    /** Selects a key if it is listed. */
    public void select(@Nullable String keyId) {
        model.selected().set(model.rows().stream()
                .filter(row -> row.key().id().equals(keyId))
                .findFirst()
                .orElse(null));
    }

    /** Reads the keys again, or connects again if the connection failed. */
    public void retry() {
        if (account.state().get() == Account.State.FAILED) {
            account.connect();
        } else {
            account.sync();
        }
    }

    /** Opens the form for a new key. */
    public void newKey() {
        if (model.canCreate().get()) {
            navigator.newKey();
        }
    }

    /** Asks the user to confirm the revocation of the selected key. */
    public void revoke() {
        selectedKey().filter(row -> row.state() != KeyRow.State.REVOKING && row.state() != KeyRow.State.REVOKED)
                .ifPresent(row -> navigator.revoke(row.key()));
    }

    /** Opens the test send with the selected key. */
    public void testSend() {
        selectedKey().ifPresent(row -> navigator.testSend(row.key()));
    }

    /** Copies the consumer key of the selected key. */
    public void copyConsumerKey() {
        selectedKey().map(row -> row.key().consumerKey()).ifPresent(clipboard::copyPlain);
    }

    /** Copies the secret of the selected key, or shows that it is not available. */
    public void copySecret() {
        selectedKey().ifPresent(row -> {
            Optional<Secret> secret = secretOf(row.key());
            if (secret.isPresent()) {
                clipboard.copy(secret.get());
            } else {
                toasts.show(texts.get("keys.secret.notHeld"));
            }
        });
    }

    /** Returns the secret of a key; empty if it is not in memory. */
    public Optional<Secret> secretOf(ApiKey key) {
        return account.secrets().find(key.id());
    }

    private Optional<KeyRow> selectedKey() {
        return Optional.ofNullable(model.selected().get());
    }

    private KeysModel.Phase phase(List<KeyRow> all, List<KeyRow> found, boolean known) {
        if (!known) {
            boolean failed = account.state().get() == Account.State.FAILED || account.failure().get() != null;
            return failed ? KeysModel.Phase.FAILED : KeysModel.Phase.STARTING;
        }
        return all.isEmpty()
                ? KeysModel.Phase.EMPTY
                : found.isEmpty() ? KeysModel.Phase.NOTHING_FOUND : KeysModel.Phase.LIST;
    }
}
