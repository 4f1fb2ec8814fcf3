package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Failure;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.ui.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** Presenter of the inbox. Polls for new messages only while the screen is visible and the window has the focus. */
public final class InboxPresenter {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private final InboxModel model;
    private final Account account;
    private final Inbox inbox;
    private final Timers timers;
    private final ObservableBooleanValue windowFocused;
    private final Navigator navigator;
    private Timers.@Nullable Timer polling;

    /** Places that the inbox leads to. */
    public interface Navigator {
        /** Opens the test send. */
        void send();
    }

    /**
     * Creates the presenter and starts listening to the inbox.
     *
     * @param windowFocused true while the window has the focus
     */
    public InboxPresenter(InboxModel model, Account account, Inbox inbox, Timers timers,
            ObservableBooleanValue windowFocused, Navigator navigator) {
        this.model = model;
        this.account = account;
        this.inbox = inbox;
        this.timers = timers;
        this.windowFocused = windowFocused;
        this.navigator = navigator;
        inbox.messages().addListener((InvalidationListener) change -> refresh());
        inbox.unread().subscribe(this::refresh);
        inbox.loaded().subscribe(this::refresh);
        inbox.failure().subscribe(this::refresh);
        inbox.hasMore().subscribe(model.hasMore::set);
        model.query.subscribe(this::refresh);
    }

    /** Starts polling: immediately, then every two seconds. */
    public void onShown() {
        onHidden();
        poll();
        polling = timers.every(POLL_INTERVAL, this::poll);
    }

    /** Stops polling. */
    public void onHidden() {
        if (polling != null) {
            polling.cancel();
            polling = null;
        }
    }

    /** Shows a message and marks it as read; null shows none. */
    public void select(@Nullable CapturedMessage message) {
        model.selected.set(message);
        if (message != null) {
            inbox.markRead(message);
        }
    }

    /** Marks all messages as read. */
    public void readAll() {
        inbox.markAllRead();
        refresh();
    }

    /** Reads the next page of older messages. */
    public void readMore() {
        inbox.readMore();
    }

    /** Reads new messages immediately. */
    public void retry() {
        inbox.refresh();
    }

    /** Opens the test send. */
    public void send() {
        navigator.send();
    }

    private void poll() {
        if (windowFocused.get() && account.state().get() == Account.State.READY) {
            inbox.refresh();
        }
    }

    private void refresh() {
        String term = model.query.get().strip().toLowerCase(Locale.ROOT);
        List<InboxRow> found = inbox.messages().stream()
                .map(message -> new InboxRow(message, inbox.isUnread(message)))
                .filter(row -> row.matches(term))
                .toList();
        if (!model.rows.equals(found)) {
            model.rows.setAll(found);
        }
        CapturedMessage selected = model.selected.get();
        if (selected != null && found.stream().noneMatch(row -> row.message().id().equals(selected.id()))) {
            model.selected.set(null);
        }
        Failure failure = inbox.failure().get();
        model.problem.set(failure == null ? "" : failure.message());
        model.unread.set(inbox.unread().get());
        model.phase.set(!inbox.loaded().get()
                ? InboxModel.Phase.STARTING
                : inbox.messages().isEmpty()
                        ? InboxModel.Phase.EMPTY
                        : found.isEmpty() ? InboxModel.Phase.NOTHING_FOUND : InboxModel.Phase.LIST);
    }
}
