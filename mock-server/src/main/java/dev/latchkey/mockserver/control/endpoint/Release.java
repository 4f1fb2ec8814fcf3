package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.model.Message;
import java.util.List;

/** Truly sends a captured message, through a real mail server. */
@FunctionalInterface
public interface Release {
    /**
     * Sends a message.
     *
     * @param raw its source
     * @param recipients bare addresses it shall go to
     * @return to whom it went
     * @throws dev.latchkey.mockserver.model.RefusedException where a recipient is not allowed, or the mail server refused
     */
    List<String> send(Message message, byte[] raw, List<String> recipients);
}
