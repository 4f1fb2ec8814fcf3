package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Outbox;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.MessageViews;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;

/** Sending, and reading what was captured. */
final class MessageCalls {
    private final Outbox outbox;

    MessageCalls(Outbox outbox) {
        this.outbox = outbox;
    }

    Response sendSms(Call call) {
        return receipt(outbox.send(sender(call), MessageFields.sms(JsonBody.fields(call.request()))));
    }

    Response sendEmail(Call call) {
        return receipt(outbox.send(sender(call), MessageFields.email(JsonBody.fields(call.request()))));
    }

    Response list(Call call) {
        return Answers.json(200, MessageViews.page(call.request(), outbox, call.accountId()));
    }

    Response get(Call call) {
        return Answers.json(200, MessageViews.of(outbox.get(call.accountId(), call.variable("id"))));
    }

    private static Caller.ByKey sender(Call call) {
        if (call.caller() instanceof Caller.ByKey key) {
            return key;
        }
        throw new IllegalStateException("Sending is a capability that no session has.");
    }

    private static Response receipt(Message message) {
        return Answers.json(201, new ReceiptResource(message.id(), message.channel().word(),
                message.environment().name(), message.content().recipients().size(), message.parts(),
                message.accepted()));
    }
}
