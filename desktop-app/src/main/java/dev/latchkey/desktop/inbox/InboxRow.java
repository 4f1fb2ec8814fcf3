package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.CapturedMessage;
import java.util.Locale;

/**
 * Row of the message list.
 *
 * @param message captured message
 * @param unread true if the message is unread
 */
record InboxRow(CapturedMessage message, boolean unread) {
    /** Returns true if any part of the message contains a search term. The term must be in lower case. */
    boolean matches(String term) {
        String all = message.from() + "\n" + String.join("\n", message.to()) + "\n" + message.subject() + "\n"
                + message.text() + "\n" + message.html() + "\n" + message.keyName() + "\n" + message.id();
        return all.toLowerCase(Locale.ROOT).contains(term);
    }
}
