package dev.latchkey.mockserver.fault;

import java.util.Locale;

/** When in the way of a request, a mail or a webhook's call a fault happens. */
public enum Phase {
    /** An HTTP request may do what it asks for, and has done nothing yet. */
    BEFORE_HANDLING(Door.HTTP, MatchStage.MESSAGE),
    /** What an HTTP request asked for is done and stored, and nobody has been told. */
    AFTER_COMMIT(Door.HTTP, MatchStage.MESSAGE),
    /** The answer of an HTTP request, whatever it says, is about to leave. */
    ANSWER(Door.HTTP, MatchStage.MESSAGE),
    /** A client has connected to the relay. */
    CONNECT(Door.SMTP, MatchStage.NOTHING),
    /** It has said who it is. */
    EHLO(Door.SMTP, MatchStage.NOTHING),
    /** It has proven whose mail it brings. */
    AUTH(Door.SMTP, MatchStage.CALLER),
    /** It has named the sender. */
    MAIL(Door.SMTP, MatchStage.CALLER),
    /** It has named a recipient. */
    RCPT(Door.SMTP, MatchStage.MESSAGE),
    /** It wants to send the mail itself. */
    DATA(Door.SMTP, MatchStage.MESSAGE),
    /** The mail is stored, and the client has not been told. */
    AFTER_DATA(Door.SMTP, MatchStage.MESSAGE),
    /** An event is to be told to a webhook. */
    WEBHOOK(Door.WEBHOOK, MatchStage.MESSAGE);

    private final Door door;
    private final MatchStage known;

    Phase(Door door, MatchStage known) {
        this.door = door;
        this.known = known;
    }

    /** The lower-case word for it, {@code after-commit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Door door() {
        return door;
    }

    /** The most that is known then. */
    MatchStage known() {
        return known;
    }

    /** What passes through. */
    enum Door {
        HTTP, SMTP, WEBHOOK
    }
}
