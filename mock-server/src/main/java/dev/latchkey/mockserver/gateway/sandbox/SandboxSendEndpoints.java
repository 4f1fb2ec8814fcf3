package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Handles requests that send messages or cancel scheduled ones. */
final class SandboxSendEndpoints {
    private static final int LARGE_BYTES = 1 << 20;
    private static final int MAX_LARGE_UPLOADS = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final MessageService messages;
    private final int bodyLimit;
    private final int emailLimit;
    // Parsing a large e-mail takes several times its size in memory, so few are received and one is parsed at a time.
    private final Semaphore uploads = new Semaphore(MAX_LARGE_UPLOADS, true);
    private final Semaphore parsing = new Semaphore(1);

    SandboxSendEndpoints(GatewayServices services) {
        messages = services.messages();
        bodyLimit = services.limits().bodyBytes();
        emailLimit = services.limits().emailBodyBytes();
    }

    ServerResponse sms(GatewayRequest request) {
        return created(request,
                messages.send(submissionContext(request),
                        SmsRequestParser.read(JsonBody.fields(request.httpRequest(), bodyLimit))));
    }

    ServerResponse email(GatewayRequest request) {
        if (!request.httpRequest().mayExceed(LARGE_BYTES)) {
            return email(request, body(request));
        }
        awaitUploadPermit();
        try {
            AtomicReference<byte[]> body = body(request);
            parsing.acquireUninterruptibly();
            try {
                return email(request, body);
            } finally {
                parsing.release();
            }
        } finally {
            uploads.release();
        }
    }

    ServerResponse cancel(GatewayRequest request) {
        if (request.caller() instanceof AuthenticatedCaller.ByKey by && !maySend(by.key(), Channel.SMS)
                && !maySend(by.key(), Channel.EMAIL)) {
            throw missingPermission(Channel.EMAIL);
        }
        Message message = messages.get(request.accountId(), request.variable("id"));
        if (request.caller() instanceof AuthenticatedCaller.ByKey by && !maySend(by.key(), message.channel())) {
            throw missingPermission(message.channel());
        }
        return JsonResponses.json(200, receipt(messages.cancel(request.accountId(), message.id())));
    }

    /** Returns the body in a reference that the parser clears, so that the bytes of a large body can be collected. */
    private AtomicReference<byte[]> body(GatewayRequest request) {
        return new AtomicReference<>(JsonBody.bytes(request.httpRequest(), emailLimit));
    }

    private void awaitUploadPermit() {
        try {
            if (uploads.tryAcquire(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS,
                "The server is receiving too many e-mails of more than "
                        + LARGE_BYTES / 1024 + " KiB at once. Try again in a moment.");
    }

    private ServerResponse email(GatewayRequest request, AtomicReference<byte[]> body) {
        JsonObjectReader fields = JsonBody.fields(body.getAndSet(null));
        return created(request, messages.send(submissionContext(request), EmailRequestParser.read(fields)));
    }

    private static SubmissionContext submissionContext(GatewayRequest request) {
        if (request.caller() instanceof AuthenticatedCaller.ByKey by) {
            return new SubmissionContext(by.account(), by.key(), MessageSource.HTTP, request.context().addressText(),
                    request.context().id(),
                    request.httpRequest().header(SubmissionContext.OUTCOME_HEADER).orElse(null),
                    request.recipientsListener());
        }
        throw new IllegalStateException("A session cannot send messages.");
    }

    private static ServerResponse created(GatewayRequest request, Message message) {
        request.context().message(message.id());
        return JsonResponses.json(201, receipt(message));
    }

    private static ReceiptResource receipt(Message message) {
        return new ReceiptResource(message.id(), message.channel().wireName(), message.environment(),
                message.content().recipients().size(), message.parts(), message.accepted(), message.price(),
                message.status().wireName(), message.sendAt());
    }

    private static boolean maySend(StoredKey key, Channel channel) {
        return key.hasPermission(SandboxPermissions.of(capability(channel)));
    }

    private static KeyCapability capability(Channel channel) {
        return channel == Channel.SMS ? KeyCapability.SEND_SMS : KeyCapability.SEND_EMAIL;
    }

    private static RefusedException missingPermission(Channel channel) {
        return new RefusedException(RefusalReason.PERMISSION_MISSING, "This key lacks the permission '"
                + SandboxPermissions.of(capability(channel)).name() + "'. Use a key that has it.");
    }
}
