package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Capability;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.delivery.Sender;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sending, and taking back what has not left. */
final class SendCalls {
    private static final int LARGE = 1 << 20;
    private static final int LARGE_AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final int bodyLimit;
    private final int emailLimit;
    // A large e-mail takes several times its size while it is read: few may come in at once, and one be read.
    private final Semaphore arriving = new Semaphore(LARGE_AT_ONCE, true);
    private final Semaphore reading = new Semaphore(1);

    SendCalls(SandboxServices services) {
        outbox = services.outbox();
        bodyLimit = services.allowances().bodyBytes();
        emailLimit = services.allowances().emailBodyBytes();
    }

    Response sms(Call call) {
        return sent(call, outbox.send(sender(call), SmsFields.read(JsonBody.fields(call.request(), bodyLimit))));
    }

    Response email(Call call) {
        if (!call.request().mayExceed(LARGE)) {
            return email(call, body(call));
        }
        awaitTurn();
        try {
            AtomicReference<byte[]> body = body(call);
            reading.acquireUninterruptibly();
            try {
                return email(call, body);
            } finally {
                reading.release();
            }
        } finally {
            arriving.release();
        }
    }

    Response cancel(Call call) {
        if (call.caller() instanceof Caller.ByKey by && !maySend(by.key(), Channel.SMS)
                && !maySend(by.key(), Channel.EMAIL)) {
            throw missing(Channel.EMAIL);
        }
        Message message = outbox.get(call.accountId(), call.variable("id"));
        if (call.caller() instanceof Caller.ByKey by && !maySend(by.key(), message.channel())) {
            throw missing(message.channel());
        }
        return Answers.json(200, receipt(outbox.cancel(call.accountId(), message.id())));
    }

    /** Given away, not lent: the bytes of a large one are garbage once its fields are read. */
    private AtomicReference<byte[]> body(Call call) {
        return new AtomicReference<>(JsonBody.bytes(call.request(), emailLimit));
    }

    private void awaitTurn() {
        try {
            if (arriving.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(Reason.TOO_MANY_REQUESTS, "Too many e-mails of more than " + LARGE / 1024
                + " KiB come in at once. Try again in a moment.");
    }

    private Response email(Call call, AtomicReference<byte[]> body) {
        Fields fields = JsonBody.fields(body.getAndSet(null));
        return sent(call, outbox.send(sender(call), EmailFields.read(fields)));
    }

    private static Sender sender(Call call) {
        if (call.caller() instanceof Caller.ByKey by) {
            return new Sender(by.account(), by.key(), Source.HTTP, call.visit().from(), call.visit().id(),
                    call.request().header(Sender.OUTCOME_HEADER).orElse(null), call.addressed());
        }
        throw new IllegalStateException("Sending is a capability that no session has.");
    }

    private static Response sent(Call call, Message message) {
        call.visit().message(message.id());
        return Answers.json(201, receipt(message));
    }

    private static ReceiptResource receipt(Message message) {
        return new ReceiptResource(message.id(), message.channel().word(), message.environment().name(),
                message.content().recipients().size(), message.parts(), message.accepted(), message.price(),
                message.status().word(), message.sendAt());
    }

    private static boolean maySend(StoredKey key, Channel channel) {
        return key.may(SandboxPermissions.of(capability(channel)));
    }

    private static Capability capability(Channel channel) {
        return channel == Channel.SMS ? Capability.SEND_SMS : Capability.SEND_EMAIL;
    }

    private static Refused missing(Channel channel) {
        return new Refused(Reason.PERMISSION_MISSING, "This key lacks the permission '"
                + SandboxPermissions.of(capability(channel)).name() + "'. Use a key that has it.");
    }
}
