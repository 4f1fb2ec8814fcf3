package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.gateway.GatewayServices;

import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sending, and taking back what has not left. */
final class SandboxSendEndpoints {
    private static final int LARGE = 1 << 20;
    private static final int LARGE_AT_ONCE = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final MessageService messages;
    private final int bodyLimit;
    private final int emailLimit;
    // A large e-mail takes several times its size while it is read: few may come in at once, and one be read.
    private final Semaphore arriving = new Semaphore(LARGE_AT_ONCE, true);
    private final Semaphore reading = new Semaphore(1);

    SandboxSendEndpoints(GatewayServices services) {
        messages = services.messages();
        bodyLimit = services.limits().bodyBytes();
        emailLimit = services.limits().emailBodyBytes();
    }

    Response sms(GatewayRequest call) {
        return sent(call,
                messages.send(sender(call), SmsRequestParser.read(JsonBody.fields(call.request(), bodyLimit))));
    }

    Response email(GatewayRequest call) {
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

    Response cancel(GatewayRequest call) {
        if (call.caller() instanceof Caller.ByKey by && !maySend(by.key(), Channel.SMS)
                && !maySend(by.key(), Channel.EMAIL)) {
            throw missing(Channel.EMAIL);
        }
        Message message = messages.get(call.accountId(), call.variable("id"));
        if (call.caller() instanceof Caller.ByKey by && !maySend(by.key(), message.channel())) {
            throw missing(message.channel());
        }
        return JsonResponses.json(200, receipt(messages.cancel(call.accountId(), message.id())));
    }

    /** Given away, not lent: the bytes of a large one are garbage once its fields are read. */
    private AtomicReference<byte[]> body(GatewayRequest call) {
        return new AtomicReference<>(JsonBody.bytes(call.request(), emailLimit));
    }

    private void awaitTurn() {
        try {
            if (arriving.tryAcquire(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS, "Too many e-mails of more than " + LARGE / 1024
                + " KiB come in at once. Try again in a moment.");
    }

    private Response email(GatewayRequest call, AtomicReference<byte[]> body) {
        JsonObjectReader fields = JsonBody.fields(body.getAndSet(null));
        return sent(call, messages.send(sender(call), EmailRequestParser.read(fields)));
    }

    private static SubmissionContext sender(GatewayRequest call) {
        if (call.caller() instanceof Caller.ByKey by) {
            return new SubmissionContext(by.account(), by.key(), Source.HTTP, call.context().addressText(),
                    call.context().id(),
                    call.request().header(SubmissionContext.OUTCOME_HEADER).orElse(null), call.addressed());
        }
        throw new IllegalStateException("Sending is a capability that no session has.");
    }

    private static Response sent(GatewayRequest call, Message message) {
        call.context().message(message.id());
        return JsonResponses.json(201, receipt(message));
    }

    private static ReceiptResource receipt(Message message) {
        return new ReceiptResource(message.id(), message.channel().wireName(), message.environment().name(),
                message.content().recipients().size(), message.parts(), message.accepted(), message.price(),
                message.status().wireName(), message.sendAt());
    }

    private static boolean maySend(StoredKey key, Channel channel) {
        return key.hasPermission(SandboxPermissions.of(capability(channel)));
    }

    private static Capability capability(Channel channel) {
        return channel == Channel.SMS ? Capability.SEND_SMS : Capability.SEND_EMAIL;
    }

    private static RefusedException missing(Channel channel) {
        return new RefusedException(RefusalReason.PERMISSION_MISSING, "This key lacks the permission '"
                + SandboxPermissions.of(capability(channel)).name() + "'. Use a key that has it.");
    }
}
