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
 * Captured messages read so far, with their unread marks. The messages of the first page ever read count as read. Call
 * it on the JavaFX thread.
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

    /** Creates the inbox of an account. */
    public Inbox(Account account) {
        this.account = account;
    }

    /** Messages read so far, newest first. */
    public ObservableList<CapturedMessage> messages() {
        return messagesView;
    }

    /** Number of unread messages. */
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /** True if the gateway has older messages. */
    public ReadOnlyBooleanProperty hasMore() {
        return hasMore.getReadOnlyProperty();
    }

    /** True once the first page has been read. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Failure of the last attempt to read messages; null if it succeeded. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Returns true if a message is unread. */
    public boolean isUnread(CapturedMessage message) {
        return unreadIds.contains(message.id());
    }

    /** Marks a message as read. */
    public void markRead(CapturedMessage message) {
        unreadIds.remove(message.id());
        unread.set(unreadIds.size());
    }

    /** Marks all messages as read. */
    public void markAllRead() {
        unreadIds.clear();
        unread.set(0);
    }

    /** Reads new messages. Does nothing while a request is running. */
    public void refresh() {
        if (!reading) {
            reading = true;
            account.readCaptured(null, PAGE_SIZE, this::onPage, this::onFailure);
        }
    }

    /** Reads the next page of older messages. */
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
            // This is the first page ever, or the new messages do not join up with the known ones, or all were deleted.
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
