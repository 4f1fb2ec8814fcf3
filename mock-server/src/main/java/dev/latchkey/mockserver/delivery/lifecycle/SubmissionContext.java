package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a message, and how it came.
 *
 * @param account whose account
 * @param key with which key
 * @param source by which door
 * @param address from where on the network, in numbers
 * @param requestId the journal's name for the request
 * @param outcome what shall become of the message for every recipient, by the name of an {@link Outcome}; null where
 *        the recipients decide
 * @param recipientCheck is told who shall get the message, before anything of it is stored; may end the request
 */
public record SubmissionContext(Account account, StoredKey key, Source source, String address, String requestId,
        @Nullable String outcome, Consumer<List<String>> recipientCheck) {
    /** Header field by which a sender chooses the outcome, of a request as of a mail; kept with the message. */
    public static final String OUTCOME_HEADER = "X-Latchkey-Outcome";

    /** A sender whose recipients matter to nobody else. */
    public SubmissionContext(Account account, StoredKey key, Source source, String address, String requestId,
            @Nullable String outcome) {
        this(account, key, source, address, requestId, outcome, recipients -> {});
    }
}
