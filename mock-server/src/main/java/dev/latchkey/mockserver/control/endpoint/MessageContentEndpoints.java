package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.mime.ContentIdReplacer;
import dev.latchkey.mockserver.mime.LinkExtractor;
import dev.latchkey.mockserver.mime.OneTimeCodes;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Endpoints for the content of a message (source, HTML, attachments, links, codes) and for its release. */
public final class MessageContentEndpoints {
    // Untrusted content: no scripts, forms or external resources, and no access to this server's origin.
    private static final String CONTENT_SECURITY_POLICY = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " font-src data:; base-uri 'none'; form-action 'none'";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,60}");
    private static final int MAX_RECIPIENTS = 50;

    private final AccountResolver accounts;
    private final MessageService messages;
    private final @Nullable MessageReleaser releaser;

    public MessageContentEndpoints(AccountResolver accounts, MessageService messages,
            @Nullable MessageReleaser releaser) {
        this.accounts = accounts;
        this.messages = messages;
        this.releaser = releaser;
    }

    /** Distinct links in a message, in order. */
    public record LinkList(List<String> items) {}

    /** One-time codes in a message, the most likely first. */
    public record CodeList(List<String> items) {}

    /** Recipients to which a message was released. */
    public record ReleaseResult(List<String> recipients) {}

    public ServerResponse raw(ControlRequest request) {
        Message message = message(request);
        return file("message/rfc822", message.id() + ".eml", messages.raw(message.accountId(), message.id()));
    }

    public ServerResponse html(ControlRequest request) {
        Message message = message(request);
        String html = message.content().html();
        if (html == null) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "This message has no HTML part.");
        }
        return secured(ServerResponse.of(200, "text/html; charset=utf-8",
                withImages(message, html).getBytes(StandardCharsets.UTF_8)));
    }

    public ServerResponse attachment(ControlRequest request) {
        Message message = message(request);
        int number = request.number("number");
        byte[] content = messages.attachment(message.accountId(), message.id(), number);
        Content.Attachment attachment = message.content().attachments().get(number);
        return file(attachment.type(), attachment.name(), content);
    }

    public ServerResponse links(ControlRequest request) {
        Content content = message(request).content();
        return JsonResponses.json(200, new LinkList(LinkExtractor.extract(content.text(), content.html())));
    }

    public ServerResponse codes(ControlRequest request) {
        Content content = message(request).content();
        return JsonResponses.json(200, new CodeList(OneTimeCodes.find(content.text(), content.html())));
    }

    /** Sends a captured message to real recipients, if the server allows them. */
    public ServerResponse release(ControlRequest request) {
        Message message = message(request);
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        List<String> to = fields.texts("to", 1, MAX_RECIPIENTS);
        fields.finish();
        if (releaser == null) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This server cannot release messages, because no SMTP server is configured."
                            + " Start it with --release-smtp and --release-to.");
        }
        return JsonResponses.json(200, new ReleaseResult(
                releaser.send(message, messages.raw(message.accountId(), message.id()), to)));
    }

    private Message message(ControlRequest request) {
        return messages.get(accounts.resolve(request.query()).id(), request.variable("id"));
    }

    /** Replaces references to inline images by data URLs, because the security policy blocks requests. */
    private String withImages(Message message, String html) {
        List<Content.Attachment> attachments = message.content().attachments();
        return ContentIdReplacer.replace(html, id -> {
            for (int i = 0; i < attachments.size(); i++) {
                Content.Attachment image = attachments.get(i);
                if (id.equals(image.contentId()) && mediaType(image).startsWith("image/")) {
                    byte[] content = messages.attachment(message.accountId(), message.id(), i);
                    return "data:" + mediaType(image) + ";base64," + Base64.getEncoder().encodeToString(content);
                }
            }
            return null;
        });
    }

    private static String mediaType(Content.Attachment attachment) {
        return mediaType(attachment.type());
    }

    private static String mediaType(String declaredType) {
        return MEDIA_TYPE.matcher(declaredType).matches()
                ? declaredType.toLowerCase(Locale.ROOT)
                : "application/octet-stream";
    }

    private static ServerResponse file(String type, String name, byte[] content) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return secured(ServerResponse.of(200, mediaType(type), content).with("Content-Disposition",
                "attachment; filename*=UTF-8''" + encoded));
    }

    private static ServerResponse secured(ServerResponse response) {
        return response.with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer").with("Cache-Control", "no-store");
    }
}
