package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of captured messages, the newest first.
 *
 * {@snippet :
 * MessagePage page = session.operations().messages().list(20, null, Map.of()).execute();
 * }
 *
 * @param items the messages
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record MessagePage(List<MessageResource> items, @Nullable String next) {}
