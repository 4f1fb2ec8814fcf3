package dev.latchkey.desktop.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of captured messages, newest first.
 *
 * @param messages the messages
 * @param next cursor of the page with older messages; null on the last page
 */
public record CapturedPage(List<CapturedMessage> messages, @Nullable String next) {
    public CapturedPage {
        messages = List.copyOf(messages);
    }
}
