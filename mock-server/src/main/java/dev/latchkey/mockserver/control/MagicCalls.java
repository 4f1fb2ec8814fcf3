package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.delivery.MagicRecipients;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.wire.Answers;
import java.util.List;

/** Recipients that choose what becomes of a message. */
final class MagicCalls {
    private MagicCalls() {}

    /** All of them. */
    public record MagicList(List<MagicView> items) {}

    /** One of them; {@code outcome} is its name for the header {@code X-Latchkey-Outcome}. */
    public record MagicView(String channel, String recipient, String outcome, String description) {}

    static Response list(Ask ask) {
        ask.query().finish();
        return Answers.json(200,
                new MagicList(MagicRecipients.list().stream().map(row -> new MagicView(row.channel().word(),
                        row.recipient(), row.outcome(), row.description())).toList()));
    }
}
