package dev.latchkey.mockserver.fault;

import java.util.Locale;

/** When in the way of a request, a mail or a webhook's call a fault happens. */
public enum Phase {
    /** An HTTP request may do what it asks for, and has done nothing yet. */
    BEFORE_HANDLING(Protocol.HTTP, MatchStage.MESSAGE),
    /** What an HTTP request asked for is done and stored, and nobody has been told. */
    AFTER_COMMIT(Protocol.HTTP, MatchStage.MESSAGE),
    /** The answer of an HTTP request, whatever it says, is about to leave. */
    ANSWER(Protocol.HTTP, MatchStage.MESSAGE),
    /** A client has connected to the relay. */
    CONNECT(Protocol.SMTP, MatchStage.NOTHING),
    /** It has said who it is. */
    EHLO(Protocol.SMTP, MatchStage.NOTHING),
    /** It has proven whose mail it brings. */
    AUTH(Protocol.SMTP, MatchStage.CALLER),
    /** It has named the sender. */
    MAIL(Protocol.SMTP, MatchStage.CALLER),
    /** It has named a recipient. */
    RCPT(Protocol.SMTP, MatchStage.MESSAGE),
    /** It wants to send the mail itself. */
    DATA(Protocol.SMTP, MatchStage.MESSAGE),
    /** The mail is stored, and the client has not been told. */
    AFTER_DATA(Protocol.SMTP, MatchStage.MESSAGE),
    /** An event is to be told to a webhook. */
    WEBHOOK(Protocol.WEBHOOK, MatchStage.MESSAGE);

    private final Protocol door;
    private final MatchStage stage;

    Phase(Protocol door, MatchStage stage) {
        this.door = door;
        this.stage = stage;
    }

    /** The lower-case word for it, {@code after-commit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Protocol protocol() {
        return door;
    }

    /** The most that is known then. */
    MatchStage matchStage() {
        return stage;
    }

    /** What passes through. */
    enum Protocol {
        HTTP, SMTP, WEBHOOK
    }

    /** Attributes of a request that can be matched so far. Each stage includes those before it. */
    public enum MatchStage {
        /** The client's address and, for HTTP, the route. */
        NOTHING,
        /** The account and the key as well. */
        CALLER,
        /** The recipients of the message as well. */
        MESSAGE
    }
}
