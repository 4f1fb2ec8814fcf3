package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.model.NoAnswer;
import dev.latchkey.mockserver.patience.Pauses;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One client's conversation. Runs on one thread; {@link #stop()} may come from another. */
final class SmtpSession {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final SmtpReply WELCOME = SmtpReply.of(235, "2.7.0 Welcome");
    private static final SmtpReply SENDER_ACCEPTED = SmtpReply.of(250, "2.1.0 Sender accepted");
    private static final SmtpReply RECIPIENT_ACCEPTED = SmtpReply.of(250, "2.1.5 Recipient accepted");
    private static final SmtpReply SEND_DATA = SmtpReply.of(354, "End the mail with CR LF, dot, CR LF");
    private static final SmtpReply STOPPING = SmtpReply.of(421, "4.3.2 The server is stopping. Try again later.");

    private final SmtpWire wire;
    private final SmtpOptions options;
    private final Relay relay;
    private final FaultGate faults;
    private final Runnable onMail;
    private final CommandReader lines;
    private final Slips slips = new Slips();
    private final List<String> recipients = new ArrayList<>();
    private @Nullable Login login;
    private @Nullable Envelope begun;
    private boolean greeted;
    private boolean ended;
    private boolean cutOff;
    private String command = "CONNECT";
    // Guarded by this.
    private boolean transferring;
    private boolean stopping;

    SmtpSession(SmtpWire wire, SmtpOptions options, Relay relay, Pauses pauses, Runnable onMail) {
        this.wire = wire;
        this.options = options;
        this.relay = relay;
        this.faults = new FaultGate(wire, options, relay, pauses);
        this.onMail = onMail;
        this.lines = new CommandReader(wire);
    }

    /** Talks until one side has had enough. */
    void run() {
        try {
            if (options.tls() == TlsMode.IMPLICIT) {
                wire.secure(Objects.requireNonNull(options.context()));
            }
            answer(this::greet);
            while (!ended) {
                answer(() -> handle(nextCommand()));
            }
        } catch (IOException e) {
            // The client has gone, took too long, or speaks no TLS: there is nobody to answer.
        } finally {
            wire.close(cutOff);
        }
    }

    /** Ends the conversation: at once where the client is idle, otherwise when it has had its answer. */
    void stop() {
        synchronized (this) {
            stopping = true;
            if (transferring) {
                return;
            }
        }
        wire.farewell(STOPPING);
    }

    /** Ends the conversation if the client takes too long. */
    void checkTime(long now) {
        wire.checkTime(now);
    }

    /** Ends the connection whatever it is doing. */
    void abandon() {
        wire.abandon();
    }

    private interface Step {
        void run() throws IOException;
    }

    private void answer(Step step) throws IOException {
        try {
            step.run();
        } catch (SmtpRefusal refusal) {
            refuse(refusal);
        } catch (NoAnswer wanted) {
            ended = true;
            wire.reset();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A mail client's command failed", failure);
            reset();
            wire.send(SmtpReply.of(451, "4.3.0 The server failed. Its log says why."));
        }
        synchronized (this) {
            if (stopping && !ended) {
                end(STOPPING);
            }
        }
    }

    private void refuse(SmtpRefusal refusal) {
        wire.send(refusal.reply());
        if (!refusal.isNoted()) {
            // What is none is a client's own words, which may be anything.
            relay.refused(wire.peer(), login, refusal.code() == 500 ? "unknown" : command, refusal);
        }
        cutOff = refusal.closes() || slips.tooMany(refusal, wire);
        ended |= cutOff;
    }

    private String nextCommand() throws IOException {
        wire.within(options.idle());
        return lines.line(CommandReader.COMMAND);
    }

    private void greet() throws IOException {
        try {
            relay.admit(wire.peer());
        } catch (SmtpRefusal refusal) {
            throw refusal.closing();
        }
        if (passes(Phase.CONNECT, null)) {
            wire.send(SmtpReply.of(220, options.hostName() + " ESMTP Latchkey"));
        }
    }

    private void handle(String line) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        command = verb;
        switch (verb) {
            case "EHLO", "HELO" -> hello(verb, argument);
            case "STARTTLS" -> startTls(argument);
            case "AUTH" -> auth(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data(argument);
            case "RSET" -> {
                reset();
                ok("2.0.0 Forgotten");
            }
            case "NOOP" -> ok("2.0.0 Still here");
            case "VRFY" -> wire.send(SmtpReply.of(252, "2.5.0 Send mail there and see"));
            case "HELP" ->
                wire.send(SmtpReply.of(214, "2.0.0 EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY QUIT"));
            case "QUIT" -> end(SmtpReply.of(221, "2.0.0 Goodbye"));
            case "EXPN", "ETRN", "TURN", "BDAT", "SEND", "SOML", "SAML" -> throw new SmtpRefusal(502, "5.5.1",
                    "This command is not offered.");
            default -> throw new SmtpRefusal(500, "5.5.2", "This command is not known. HELP lists those that are.");
        }
    }

    private void hello(String verb, String argument) throws IOException {
        if (argument.isEmpty() || argument.length() > 255) {
            throw new SmtpRefusal(501, "5.5.4", "Say " + verb + " and your host's name.");
        }
        if (!passes(Phase.EHLO, null)) {
            return;
        }
        reset();
        greeted = true;
        boolean tls = options.tls() == TlsMode.STARTTLS && !wire.secure();
        wire.send(verb.equals("HELO")
                ? SmtpReply.of(250, options.hostName())
                : new SmtpReply(250, options.offers(tls)));
    }

    private void startTls(String argument) throws IOException {
        SmtpRefusal.unless(options.tls() == TlsMode.STARTTLS, 502, "5.5.1", "TLS is not offered here.");
        SmtpRefusal.unless(!wire.secure(), 503, "5.5.1", "The connection has TLS already.");
        SmtpRefusal.unless(argument.isEmpty(), 501, "5.5.4", "STARTTLS takes no argument.");
        if (wire.hasMore()) {
            throw new SmtpRefusal(503, "5.5.1", "Wait for the answer to STARTTLS before sending more.").closing();
        }
        wire.send(SmtpReply.of(220, "2.0.0 Begin TLS"));
        wire.secure(Objects.requireNonNull(options.context()));
        reset();
        greeted = false;
        login = null;
    }

    private void auth(String argument) throws IOException {
        SmtpRefusal.unless(greeted, 503, "5.5.1", "Say EHLO first.");
        SmtpRefusal.unless(login == null, 503, "5.5.1", "You are logged in already.");
        SmtpRefusal.unless(begun == null, 503, "5.5.1", "Not in the middle of a mail.");
        login = relay.login(new AuthExchange(wire, lines).ask(argument), wire.peer());
        if (passes(Phase.AUTH, null)) {
            wire.send(WELCOME);
        } else {
            login = null;
        }
    }

    private void mail(String argument) throws IOException {
        SmtpRefusal.unless(greeted, 503, "5.5.1", "Say EHLO first.");
        Login who = login;
        if (who == null) {
            throw new SmtpRefusal(530, "5.7.0", "Log in first: AUTH PLAIN or AUTH LOGIN with a key and its secret.");
        }
        SmtpRefusal.unless(begun == null, 503, "5.5.1", "A mail is begun already. RSET forgets it.");
        MailPath path = MailPath.parse(argument, "FROM:", true);
        Envelope envelope = path.envelope(options.mostBytes());
        if (!passes(Phase.MAIL, path.address())) {
            return;
        }
        who.begin(envelope);
        begun = envelope;
        wire.send(SENDER_ACCEPTED);
    }

    private void recipient(String argument) throws IOException {
        Envelope mail = begun;
        if (mail == null || login == null) {
            throw new SmtpRefusal(503, "5.5.1", "Say MAIL first.");
        }
        MailPath path = MailPath.parse(argument, "TO:", false);
        SmtpRefusal.unless(path.parameters().isEmpty(), 555, "5.5.4", "RCPT takes no parameters here.");
        SmtpRefusal.unless(mail.smtpUtf8() || path.ascii(), 553, "5.6.7",
                "The address is not ASCII. Say SMTPUTF8 with MAIL.");
        SmtpRefusal.unless(recipients.size() < options.mostRecipients(), 452, "4.5.3",
                "At most " + options.mostRecipients() + " recipients. Send another mail to the others.");
        if (!passes(Phase.RCPT, path.address())) {
            return;
        }
        login.recipient(path.address());
        recipients.add(path.address());
        wire.send(RECIPIENT_ACCEPTED);
    }

    private void data(String argument) throws IOException {
        Envelope mail = begun;
        Login who = login;
        if (mail == null || who == null) {
            throw new SmtpRefusal(503, "5.5.1", "Say MAIL first.");
        }
        SmtpRefusal.unless(!recipients.isEmpty(), 503, "5.5.1", "Name a recipient first: RCPT TO:<address>.");
        SmtpRefusal.unless(argument.isEmpty(), 501, "5.5.4", "DATA takes no argument.");
        if (!passes(Phase.DATA, null)) {
            return;
        }
        synchronized (this) {
            if (stopping) {
                return;
            }
            transferring = true;
        }
        try {
            wire.send(SEND_DATA);
            wire.within(options.transfer());
            byte[] raw = new DataReader(wire, options.mostBytes()).read();
            String id = who.accept(mail.to(recipients), raw);
            onMail.run();
            if (passes(Phase.AFTER_DATA, null)) {
                ok("2.0.0 queued as " + id);
            }
        } finally {
            reset();
            synchronized (this) {
                transferring = false;
            }
        }
    }

    /** Whether the conversation goes on as it should; otherwise a fault has answered. */
    private boolean passes(Phase phase, @Nullable String address) throws IOException {
        Envelope mail = begun;
        boolean passes = faults.passes(
                new Moment(phase, wire.peer(), login, address, mail == null ? null : mail.to(recipients)));
        ended |= faults.isShut();
        return passes;
    }

    private void reset() {
        begun = null;
        recipients.clear();
    }

    private void ok(String text) {
        wire.send(SmtpReply.of(250, text));
    }

    private void end(SmtpReply reply) {
        wire.send(reply);
        ended = true;
    }
}
