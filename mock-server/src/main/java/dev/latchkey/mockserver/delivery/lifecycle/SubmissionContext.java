package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.StoredKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Origin of a submitted message.
 *
 * @param account account of the sender
 * @param key key that authenticated the sender
 * @param source protocol by which the message came
 * @param address network address of the sender, in numbers
 * @param requestId journal id of the request
 * @param outcome name of the {@link DeliveryOutcome} for every recipient; null if the recipients decide
 * @param recipientCheck called with the recipients before anything is stored; can throw to end the request
 */
public record SubmissionContext(Account account, StoredKey key, MessageSource source, String address, String requestId,
        @Nullable String outcome, Consumer<List<String>> recipientCheck) {
    /** Header field of requests and mails with which a sender chooses the outcome; stored with the message. */
    public static final String OUTCOME_HEADER = "X-Latchkey-Outcome";

    /** Creates a context without a check of the recipients. */
    public SubmissionContext(Account account, StoredKey key, MessageSource source, String address, String requestId,
            @Nullable String outcome) {
        this(account, key, source, address, requestId, outcome, recipients -> {});
    }
}
