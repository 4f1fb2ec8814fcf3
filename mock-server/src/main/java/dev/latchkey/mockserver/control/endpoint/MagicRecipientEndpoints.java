package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.delivery.lifecycle.MagicRecipients;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.util.List;

/** Endpoint that lists the magic recipients, which determine the outcome of a message. */
public final class MagicRecipientEndpoints {
    private MagicRecipientEndpoints() {}

    /** The magic recipients. */
    public record MagicList(List<MagicView> items) {}

    /** A magic recipient; {@code outcome} is the value of the header {@code X-Latchkey-Outcome} with the same effect. */
    public record MagicView(String channel, String recipient, String outcome, String description) {}

    public static ServerResponse list(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200,
                new MagicList(MagicRecipients.list().stream().map(row -> new MagicView(row.channel().wireName(),
                        row.recipient(), row.outcome(), row.description())).toList()));
    }
}
