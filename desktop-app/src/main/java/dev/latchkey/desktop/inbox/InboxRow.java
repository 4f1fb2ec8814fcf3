package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.CapturedMessage;
import java.util.Locale;

/**
 * One captured message as the list shows it.
 *
 * @param message the message
 * @param unread whether it was not looked at yet
 */
record InboxRow(CapturedMessage message, boolean unread) {
    /** Whether it has the text somewhere, whatever the case; the text is in lower case. */
    boolean matches(String wanted) {
        String all = message.from() + "\n" + String.join("\n", message.to()) + "\n" + message.subject() + "\n"
                + message.text() + "\n" + message.html() + "\n" + message.keyName() + "\n" + message.id();
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
