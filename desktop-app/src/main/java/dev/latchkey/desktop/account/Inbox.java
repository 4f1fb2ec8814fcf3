package dev.latchkey.desktop.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The captured messages read so far, and which of them are new to the user. Messages there at the first look count as
 * seen. To be used on the screen's thread.
 */
public final class Inbox {
    private static final int PAGE_SIZE = 50;

    private final Account account;
    private final ObservableList<CapturedMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<CapturedMessage> messagesView = FXCollections.unmodifiableObservableList(messages);
    private final Set<String> unreadIds = new HashSet<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(this, "unread");
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "more");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private @Nullable String olderCursor;
    private boolean reading;

    /** The inbox of an account. */
    public Inbox(Account account) {
        this.account = account;
    }

    /** The messages read so far, the newest first. */
    public ObservableList<CapturedMessage> messages() {
        return messagesView;
    }

    /** How many arrived that were not looked at. */
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /** Whether there are older messages to be read. */
    public ReadOnlyBooleanProperty hasMore() {
        return hasMore.getReadOnlyProperty();
    }

    /** Whether the gateway was asked at least once. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the last reading failed; null when it did not. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether a message was not looked at yet. */
    public boolean isUnread(CapturedMessage message) {
        return unreadIds.contains(message.id());
    }

    /** The message was looked at. */
    public void markRead(CapturedMessage message) {
        unreadIds.remove(message.id());
        unread.set(unreadIds.size());
    }

    /** All were looked at. */
    public void markAllRead() {
        unreadIds.clear();
        unread.set(0);
    }

    /** Reads what is new. Does nothing while an answer is awaited. */
    public void refresh() {
        if (!reading) {
            reading = true;
            account.readCaptured(null, PAGE_SIZE, this::onPage, this::onFailure);
        }
    }

    /** Reads the older messages. */
    public void readMore() {
        if (!reading && olderCursor != null) {
            reading = true;
            account.readCaptured(olderCursor, PAGE_SIZE, page -> {
                reading = false;
                failure.set(null);
                messages.addAll(withoutKnown(page.messages()));
                setOlderCursor(page.next());
            }, this::onFailure);
        }
    }

    private void onPage(CapturedPage page) {
        reading = false;
        failure.set(null);
        List<CapturedMessage> fresh = withoutKnown(page.messages());
        boolean gap = !messages.isEmpty() && fresh.size() == page.messages().size() && page.next() != null;
        if (!loaded.get() || gap || page.messages().isEmpty()) {
            // The first look, or so much is new that messages in between were not read, or all were deleted.
            messages.setAll(page.messages());
            setOlderCursor(page.next());
        } else if (!fresh.isEmpty()) {
            messages.addAll(0, fresh);
        }
        if (loaded.get()) {
            fresh.forEach(message -> unreadIds.add(message.id()));
            unread.set(unreadIds.size());
        }
        loaded.set(true);
    }

    private void onFailure(Failure why) {
        reading = false;
        failure.set(why);
    }

    private void setOlderCursor(@Nullable String next) {
        olderCursor = next;
        hasMore.set(next != null);
    }

    private List<CapturedMessage> withoutKnown(List<CapturedMessage> page) {
        Set<String> known = messages.stream().map(CapturedMessage::id).collect(Collectors.toSet());
        return page.stream().filter(message -> !known.contains(message.id())).toList();
    }
}
