package dev.latchkey.mockserver.fault;

import java.util.Locale;

/** Phase of a request, a mail or a webhook attempt in which a fault occurs. */
public enum FaultPhase {
    /** An HTTP request has not taken effect yet. */
    BEFORE_HANDLING(Protocol.HTTP, MatchStage.MESSAGE),
    /** An HTTP request has taken effect and is stored, but no response was sent. */
    AFTER_COMMIT(Protocol.HTTP, MatchStage.MESSAGE),
    /** The response to an HTTP request, successful or not, is about to be sent. */
    ANSWER(Protocol.HTTP, MatchStage.MESSAGE),
    /** An SMTP client has connected. */
    CONNECT(Protocol.SMTP, MatchStage.NOTHING),
    /** The SMTP client has sent EHLO or HELO. */
    EHLO(Protocol.SMTP, MatchStage.NOTHING),
    /** The SMTP client has authenticated. */
    AUTH(Protocol.SMTP, MatchStage.CALLER),
    /** The SMTP client has sent MAIL. */
    MAIL(Protocol.SMTP, MatchStage.CALLER),
    /** The SMTP client has sent RCPT. */
    RCPT(Protocol.SMTP, MatchStage.MESSAGE),
    /** The SMTP client has sent DATA. */
    DATA(Protocol.SMTP, MatchStage.MESSAGE),
    /** The mail is stored, but no reply was sent. */
    AFTER_DATA(Protocol.SMTP, MatchStage.MESSAGE),
    /** An event is about to be sent to a webhook. */
    WEBHOOK(Protocol.WEBHOOK, MatchStage.MESSAGE);

    private final Protocol protocol;
    private final MatchStage stage;

    FaultPhase(Protocol protocol, MatchStage stage) {
        this.protocol = protocol;
        this.stage = stage;
    }

    /** The lower-case name used in JSON, such as {@code after-commit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Protocol protocol() {
        return protocol;
    }

    /** The stage reached at the end of this phase. */
    MatchStage matchStage() {
        return stage;
    }

    /** Protocol to which a phase belongs. */
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
