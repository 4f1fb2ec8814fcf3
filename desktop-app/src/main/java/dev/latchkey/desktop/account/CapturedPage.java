package dev.latchkey.desktop.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some captured messages, the newest first.
 *
 * @param messages the messages
 * @param next what to ask for the older ones with; null when there are none
 */
public record CapturedPage(List<CapturedMessage> messages, @Nullable String next) {
    public CapturedPage {
        messages = List.copyOf(messages);
    }
}
