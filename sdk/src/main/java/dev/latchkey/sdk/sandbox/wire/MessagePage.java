package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of captured messages, the newest first.
 *
 * {@snippet :
 * MessagePage page = session.operations().messages().list(20, null, Map.of()).execute();
 * }
 *
 * @param items the messages
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record MessagePage(List<MessageResource> items, @Nullable String next) {}
