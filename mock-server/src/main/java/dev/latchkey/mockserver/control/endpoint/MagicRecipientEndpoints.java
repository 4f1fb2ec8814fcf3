package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.delivery.lifecycle.MagicRecipients;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.util.List;

/** Recipients that choose what becomes of a message. */
public final class MagicRecipientEndpoints {
    private MagicRecipientEndpoints() {}

    /** All of them. */
    public record MagicList(List<MagicView> items) {}

    /** One of them; {@code outcome} is its name for the header {@code X-Latchkey-Outcome}. */
    public record MagicView(String channel, String recipient, String outcome, String description) {}

    public static Response list(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200,
                new MagicList(MagicRecipients.list().stream().map(row -> new MagicView(row.channel().wireName(),
                        row.recipient(), row.outcome(), row.description())).toList()));
    }
}
