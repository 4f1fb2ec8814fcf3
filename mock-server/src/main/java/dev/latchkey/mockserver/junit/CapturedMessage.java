package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A message the server took. What does not change is as it was when it was found; the rest is asked for anew. */
public final class CapturedMessage {
    private final TestAccount account;
    private final MessageResource details;

    CapturedMessage(TestAccount account, MessageResource details) {
        this.account = account;
        this.details = details;
    }

    /** Everything the server tells of it. */
    public MessageResource details() {
        return details;
    }

    /** Its name for programs. */
    public String id() {
        return details.id();
    }

    /** Everybody it is for: to, cc and bcc. */
    public List<String> recipients() {
        return Stream.of(details.to(), details.cc(), details.bcc()).flatMap(List::stream).toList();
    }

    /** Subject of an e-mail; empty for none. */
    public String subject() {
        return Objects.requireNonNullElse(details.subject(), "");
    }

    /** Plain text; empty for none. */
    public String text() {
        return Objects.requireNonNullElse(details.text(), "");
    }

    /** HTML; empty for none. */
    public String html() {
        return Objects.requireNonNullElse(details.html(), "");
    }

    /** How far it has come by now: {@code delivered}, {@code bounced} and so on. */
    public String status() {
        return account.control().get(MessageResource.class, path(""), account()).status();
    }

    /** Addresses of web pages in it, in order, each once. */
    public List<String> links() {
        return account.control().get(ControlResponses.Texts.class, path("/links"), account()).items();
    }

    /** One-time codes in it, the likeliest first. */
    public List<String> codes() {
        return account.control().get(ControlResponses.Texts.class, path("/codes"), account()).items();
    }

    /** What has happened to it by now, the oldest first. */
    public List<EventResource> events() {
        return account.control().get(EventPage.class, path("/events"), account()).items();
    }

    /** An e-mail's source, as it would go over SMTP. */
    public byte[] raw() {
        return account.control().bytes(path("/raw"), account());
    }

    /** An attached file; the first is number 0. */
    public byte[] attachment(int number) {
        return account.control().bytes(path("/attachments/" + number), account());
    }

    /**
     * Lets something happen to it, for every recipient, as if the world had done it; webhooks are called.
     *
     * @param type of the event: {@code bounced}, {@code opened}, {@code clicked}, {@code replied} and so on
     */
    public List<EventResource> simulate(String type) {
        return account.control().post(EventPage.class, path("/events"), Map.of("type", type), account()).items();
    }

    /** In a line, for messages to people. */
    @Override
    public String toString() {
        String from = details.from() == null ? "" : " from " + details.from();
        String what = details.channel().equals("email")
                ? ", subject " + MessageMatcher.quoted(subject())
                : ", text " + MessageMatcher.quoted(text());
        return details.channel() + from + " to " + String.join(", ", recipients()) + what;
    }

    private String path(String more) {
        return "/messages/" + details.id() + more;
    }

    private String[] account() {
        return new String[]{"account", account.id()};
    }
}
