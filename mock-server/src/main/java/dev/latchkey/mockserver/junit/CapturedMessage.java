package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message that the server captured. Immutable properties are from the time it was found; the others are requested
 * from the server at each call.
 */
public final class CapturedMessage {
    private final TestAccount account;
    private final MessageResource details;

    CapturedMessage(TestAccount account, MessageResource details) {
        this.account = account;
        this.details = details;
    }

    /** Returns all properties of the message. */
    public MessageResource details() {
        return details;
    }

    /** Returns the id of the message. */
    public String id() {
        return details.id();
    }

    /** Returns all recipients: to, cc and bcc. */
    public List<String> recipients() {
        return Stream.of(details.to(), details.cc(), details.bcc()).flatMap(List::stream).toList();
    }

    /** Returns the subject of an e-mail, or an empty string if there is none. */
    public String subject() {
        return Objects.requireNonNullElse(details.subject(), "");
    }

    /** Returns the plain text, or an empty string if there is none. */
    public String text() {
        return Objects.requireNonNullElse(details.text(), "");
    }

    /** Returns the HTML, or an empty string if there is none. */
    public String html() {
        return Objects.requireNonNullElse(details.html(), "");
    }

    /** Returns the current status: {@code delivered}, {@code bounced} and so on. */
    public String status() {
        return account.control().get(MessageResource.class, path(""), account()).status();
    }

    /** Returns the URLs in the message, in order and without duplicates. */
    public List<String> links() {
        return account.control().get(ControlResponses.Texts.class, path("/links"), account()).items();
    }

    /** Returns the one-time codes in the message, the most likely one first. */
    public List<String> codes() {
        return account.control().get(ControlResponses.Texts.class, path("/codes"), account()).items();
    }

    /** Returns the events of the message so far, the oldest first. */
    public List<EventResource> events() {
        return account.control().get(EventPage.class, path("/events"), account()).items();
    }

    /** Returns the source of an e-mail, as it would be sent over SMTP. */
    public byte[] raw() {
        return account.control().bytes(path("/raw"), account());
    }

    /** Returns the content of an attachment; the first has number 0. */
    public byte[] attachment(int number) {
        return account.control().bytes(path("/attachments/" + number), account());
    }

    /**
     * Simulates an event for each recipient, as if it had happened in production. Webhooks are called.
     *
     * @param type type of the event: {@code bounced}, {@code opened}, {@code clicked}, {@code replied} and so on
     */
    public List<EventResource> simulate(String type) {
        return account.control().post(EventPage.class, path("/events"), Map.of("type", type), account()).items();
    }

    /** Returns a one-line summary for failure messages. */
    @Override
    public String toString() {
        String from = details.from() == null ? "" : " from " + details.from();
        String content = details.channel().equals("email")
                ? ", subject " + MessageMatcher.quoted(subject())
                : ", text " + MessageMatcher.quoted(text());
        return details.channel() + from + " to " + String.join(", ", recipients()) + content;
    }

    private String path(String more) {
        return "/messages/" + details.id() + more;
    }

    private String[] account() {
        return new String[]{"account", account.id()};
    }
}
