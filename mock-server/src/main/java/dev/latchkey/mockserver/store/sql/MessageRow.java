package dev.latchkey.mockserver.store.sql;

import com.squareup.moshi.Types;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.store.CaseFoldedText;
import dev.latchkey.sdk.keys.Environment;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maps messages to rows and back. */
final class MessageRow {
    private static final Type FIELDS = Types.newParameterizedType(Map.class, String.class, String.class);
    private static final String INSERT = "INSERT INTO messages (id, account_id, position, status, channel, gateway,"
            + " environment, key_id, source, size, accepted, send_at, attachment_count, search_key, search_sender,"
            + " search_recipients, search_cc, search_bcc, search_reply_to, search_message_id, search_subject, search_tags, search_reference, search_body, key_name, address,"
            + " request_id, parts, encoding, price, sender, recipients, recipient_kinds, merge_fields, reply_to,"
            + " subject, tags, reference, headers, attachments, body_text, body_html)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MessageRow() {}

    static void insert(SqlSession sql, Message message) throws SQLException {
        Content content = message.content();
        CaseFoldedText caseFoldedText = CaseFoldedText.of(message);
        sql.update(INSERT, message.id(), message.accountId(), message.position(), message.status().wireName(),
                message.channel().wireName(), message.gateway(), message.environment().name(), message.keyId(),
                message.source().wireName(), message.size(), Columns.millis(message.accepted()),
                Columns.millis(message.sendAt()), content.attachments().size(), caseFoldedText.key(),
                caseFoldedText.sender(),
                caseFoldedText.recipients(), caseFoldedText.cc(), caseFoldedText.bcc(), caseFoldedText.replyTo(),
                caseFoldedText.messageId(), caseFoldedText.subject(), caseFoldedText.tags(),
                caseFoldedText.reference(), caseFoldedText.body(),
                message.keyName(), message.address(), message.requestId(), message.parts(), message.encoding(),
                message.price().toPlainString(), content.from(),
                Columns.list(content.recipients().stream().map(Recipient::mailbox).toList()),
                kinds(content.recipients()), fields(content.recipients()), content.replyTo(), content.subject(),
                Columns.list(content.tags()), content.reference(), Columns.json(content.headers()),
                Columns.json(content.attachments()), content.text(), content.html());
    }

    static Message map(ResultSet row) throws SQLException {
        Content content = new Content(row.getString("sender"), recipients(row), row.getString("reply_to"),
                row.getString("subject"), row.getString("body_text"), row.getString("body_html"),
                Columns.json(row, "headers", HeaderField.class),
                Columns.json(row, "attachments", Content.Attachment.class), Columns.list(row, "tags"),
                row.getString("reference"));
        return new Message(Columns.text(row, "id"), Columns.text(row, "account_id"), row.getLong("position"),
                Channel.fromWireName(Columns.text(row, "channel")), Columns.text(row, "gateway"),
                Environment.of(Columns.text(row, "environment")), Columns.text(row, "key_id"),
                Columns.text(row, "key_name"), MessageSource.fromWireName(Columns.text(row, "source")),
                Columns.text(row, "address"),
                Columns.text(row, "request_id"), content, row.getInt("parts"), row.getString("encoding"),
                new BigDecimal(Columns.text(row, "price")), row.getLong("size"), Columns.instant(row, "accepted"),
                Columns.optionalInstant(row, "send_at"), MessageStatus.fromWireName(Columns.text(row, "status")));
    }

    private static String kinds(List<Recipient> recipients) {
        boolean onlyTo = recipients.stream().allMatch(recipient -> recipient.kind() == Recipient.Kind.TO);
        return Columns
                .list(onlyTo ? List.of() : recipients.stream().map(recipient -> recipient.kind().wireName()).toList());
    }

    private static String fields(List<Recipient> recipients) {
        boolean none = recipients.stream().allMatch(recipient -> recipient.fields().isEmpty());
        return Columns.json(none ? List.of() : recipients.stream().map(Recipient::fields).toList());
    }

    private static List<Recipient> recipients(ResultSet row) throws SQLException {
        List<String> mailboxes = Columns.list(row, "recipients");
        List<String> kinds = Columns.list(row, "recipient_kinds");
        List<Map<String, String>> fields = Columns.json(row, "merge_fields", FIELDS);
        List<Recipient> recipients = new ArrayList<>(mailboxes.size());
        for (int i = 0; i < mailboxes.size(); i++) {
            recipients.add(new Recipient(mailboxes.get(i),
                    kinds.isEmpty() ? Recipient.Kind.TO : Recipient.Kind.fromWireName(kinds.get(i)),
                    fields.isEmpty() ? Map.of() : fields.get(i)));
        }
        return recipients;
    }
}
