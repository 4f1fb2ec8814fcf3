package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.mime.MailPart;
import dev.latchkey.mockserver.mime.MimeWriter;
import dev.latchkey.mockserver.mime.OutgoingMail;
import dev.latchkey.mockserver.mime.ParsedMailbox;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Content.Attachment;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an e-mail that came over HTTP as the MIME message that would have been sent. */
final class MimeRenderer {
    private static final String DOMAIN = "latchkey.test";

    private MimeRenderer() {}

    /**
     * Returns the MIME message; merge fields are not filled in.
     *
     * @param files contents of the attachments, in order
     */
    static byte[] of(Message message, List<byte[]> files) {
        Content content = message.content();
        List<MailPart> parts = new ArrayList<>();
        for (int i = 0; i < content.attachments().size(); i++) {
            Attachment attachment = content.attachments().get(i);
            parts.add(new MailPart(attachment.name(), attachment.type(), attachment.contentId(), attachment.inline(),
                    files.get(i)));
        }
        return MimeWriter.write(new OutgoingMail(mailbox(content.from() == null ? "nobody@" + DOMAIN : content.from()),
                mailboxes(content, Recipient.Kind.TO), mailboxes(content, Recipient.Kind.CC),
                content.replyTo() == null ? List.of() : List.of(mailbox(content.replyTo())), content.subject(),
                message.accepted(), message.id() + "@" + DOMAIN,
                content.headers(),
                content.text(), content.html(), parts));
    }

    private static List<ParsedMailbox> mailboxes(Content content, Recipient.Kind kind) {
        return content.recipients().stream().filter(recipient -> recipient.kind() == kind)
                .map(recipient -> mailbox(recipient.mailbox())).toList();
    }

    private static ParsedMailbox mailbox(String text) {
        int open = text.lastIndexOf('<');
        if (open < 0 || !text.endsWith(">")) {
            return ParsedMailbox.of(text);
        }
        String name = text.substring(0, open).strip();
        return new ParsedMailbox(unquote(name), text.substring(open + 1, text.length() - 1));
    }

    /** Removes the quotation marks of a display name, if it has any. */
    private static @Nullable String unquote(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        String unquoted = quoted
                ? name.substring(1, name.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : name;
        return unquoted.isEmpty() ? null : unquoted;
    }
}
