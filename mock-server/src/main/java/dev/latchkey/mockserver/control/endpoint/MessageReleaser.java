package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.model.Message;
import java.util.List;

/** Sends captured messages to real recipients through an SMTP server. */
@FunctionalInterface
public interface MessageReleaser {
    /**
     * Sends a message.
     *
     * @param raw source of the message
     * @param recipients addresses to send it to
     * @return the addresses it was sent to
     * @throws dev.latchkey.mockserver.model.RefusedException if a recipient is not allowed or the SMTP server refused
     */
    List<String> send(Message message, byte[] raw, List<String> recipients);
}
