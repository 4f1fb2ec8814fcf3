package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.Phase;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client may say over one wire, and how far it has come with it. Used by one thread at a time. */
final class SmtpCommandHandler {
    private static final byte[] WELCOME = SmtpReply.of(235, "2.7.0 Welcome").wire();
    private static final byte[] SENDER_ACCEPTED = SmtpReply.of(250, "2.1.0 Sender accepted").wire();
    private static final byte[] RECIPIENT_ACCEPTED = SmtpReply.of(250, "2.1.5 Recipient accepted").wire();
    private static final byte[] SEND_DATA = SmtpReply.of(354, "End the mail with CR LF, dot, CR LF").wire();

    private final SmtpConnection connection;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final SmtpFaultInjector faults;
    private final TransferState transferState;
    private final MailMemoryBudget memoryBudget;
    private final Runnable onMail;
    private final CommandReader lines = new CommandReader();
    private final List<String> recipients = new ArrayList<>();
    private @Nullable AuthenticatedClient client;
    private @Nullable Envelope begun;
    // What comes next is an answer to this, or belongs to a mail; otherwise a command.
    private @Nullable AuthExchange exchange;
    private final DataReader data;
    private boolean inData;
    private String command = "CONNECT";
    private boolean greeted;
    private boolean ended;
    private boolean wantsTls;

    /** @param onMail runs for each mail that was taken */
    SmtpCommandHandler(SmtpConnection connection, SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper,
            TransferState transferState, MailMemoryBudget memoryBudget,
            Runnable onMail) {
        this.connection = connection;
        this.options = options;
        this.backend = backend;
        this.faults = new SmtpFaultInjector(connection, options, backend, sleeper);
        this.transferState = transferState;
        this.memoryBudget = memoryBudget;
        this.onMail = onMail;
        this.data = new DataReader(options.mostBytes(), memoryBudget);
    }

    SmtpConnection wire() {
        return connection;
    }

    @Nullable
    AuthenticatedClient login() {
        return client;
    }

    /** Bytes that a mail takes which is coming in. Asked by any thread. */
    int held() {
        return data.held();
    }

    boolean wantsTls() {
        return wantsTls;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What was refused, as the journal may have it: what is no command is a client's own words, which may be anything. */
    String name(SmtpRefusal refusal) {
        return refusal.code() == 500 ? "unknown" : command;
    }

    /** Says who is here. */
    void greet() throws IOException {
        try {
            backend.admit(connection.peer());
        } catch (SmtpRefusal refusal) {
            throw refusal.closing();
        }
        if (passes(Phase.CONNECT, null)) {
            connection.send(SmtpReply.of(220, options.hostName() + " ESMTP Latchkey"));
        }
        connection.within(options.idle());
    }

    /** Takes one command, or one piece of what belongs to it. */
    void feed(SmtpInput input) throws IOException {
        if (inData) {
            if (data.feed(input)) {
                inData = false;
                connection.within(options.idle());
                accept();
            }
            return;
        }
        AuthExchange asked = exchange;
        String line = lines.line(input, asked == null ? CommandReader.COMMAND : CommandReader.AUTH);
        if (line != null) {
            connection.within(options.idle());
            if (asked == null) {
                handle(line, !input.isEmpty());
            } else {
                exchange = null;
                ask(asked, asked.respond(line));
            }
        }
    }

    /** What came only in part is no longer waited for. */
    void forgetHalf() {
        exchange = null;
        if (inData) {
            inData = false;
            data.begin();
            reset();
            transferState.end();
        }
    }

    /** No mail is begun. */
    void reset() {
        begun = null;
        recipients.clear();
    }

    private void handle(String line, boolean more) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        command = verb;
        switch (verb) {
            case "EHLO", "HELO" -> hello(verb, argument);
            case "STARTTLS" -> startTls(argument, more);
            case "AUTH" -> auth(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data(argument);
            case "RSET" -> {
                reset();
                ok("2.0.0 Forgotten");
            }
            case "NOOP" -> ok("2.0.0 Still here");
            case "VRFY" -> connection.send(SmtpReply.of(252, "2.5.0 Send mail there and see"));
            case "HELP" ->
                connection.send(SmtpReply.of(214, "2.0.0 EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY QUIT"));
            case "QUIT" -> {
                connection.send(SmtpReply.of(221, "2.0.0 Goodbye"));
                ended = true;
            }
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
        boolean tls = options.tls() == TlsMode.STARTTLS && !connection.secure();
        connection.send(verb.equals("HELO")
                ? SmtpReply.of(250, options.hostName())
                : new SmtpReply(250, options.offers(tls)));
    }

    /** @param more whether the client has sent more than this */
    private void startTls(String argument, boolean more) {
        SmtpRefusal.unless(options.tls() == TlsMode.STARTTLS, 502, "5.5.1", "TLS is not offered here.");
        SmtpRefusal.unless(!connection.secure(), 503, "5.5.1", "The connection has TLS already.");
        SmtpRefusal.unless(argument.isEmpty(), 501, "5.5.4", "STARTTLS takes no argument.");
        if (more) {
            throw new SmtpRefusal(503, "5.5.1", "Wait for the answer to STARTTLS before sending more.").closing();
        }
        connection.send(SmtpReply.of(220, "2.0.0 Begin TLS"));
        wantsTls = true;
    }

    private void auth(String argument) throws IOException {
        SmtpRefusal.unless(greeted, 503, "5.5.1", "Say EHLO first.");
        SmtpRefusal.unless(client == null, 503, "5.5.1", "You are logged in already.");
        SmtpRefusal.unless(begun == null, 503, "5.5.1", "Not in the middle of a mail.");
        AuthExchange begins = new AuthExchange();
        ask(begins, begins.begin(argument));
    }

    private void ask(AuthExchange asked, @Nullable Credentials credentials) throws IOException {
        if (credentials == null) {
            connection.send(asked.question());
            exchange = asked;
            return;
        }
        client = backend.login(credentials, connection.peer());
        if (passes(Phase.AUTH, null)) {
            connection.send(WELCOME);
        } else {
            client = null;
        }
    }

    private void mail(String argument) throws IOException {
        SmtpRefusal.unless(greeted, 503, "5.5.1", "Say EHLO first.");
        AuthenticatedClient who = client;
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
        connection.send(SENDER_ACCEPTED);
    }

    private void recipient(String argument) throws IOException {
        Envelope mail = begun;
        if (mail == null || client == null) {
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
        client.recipient(path.address());
        recipients.add(path.address());
        connection.send(RECIPIENT_ACCEPTED);
    }

    private void data(String argument) throws IOException {
        SmtpRefusal.unless(begun != null && client != null, 503, "5.5.1", "Say MAIL first.");
        SmtpRefusal.unless(!recipients.isEmpty(), 503, "5.5.1", "Name a recipient first: RCPT TO:<address>.");
        SmtpRefusal.unless(argument.isEmpty(), 501, "5.5.4", "DATA takes no argument.");
        if (passes(Phase.DATA, null) && transferState.begin()) {
            connection.send(SEND_DATA);
            connection.within(options.transfer());
            inData = true;
        }
    }

    /** Takes a mail that has come to its end. */
    private void accept() throws IOException {
        Envelope mail = begun;
        AuthenticatedClient who = client;
        if (mail == null || who == null) {
            throw new IllegalStateException("Nobody has begun this mail.");
        }
        try {
            byte[] raw = data.mail();
            boolean large = raw.length > MailMemoryBudget.SMALL;
            if (large || backend.waits()) {
                connection.leaveEventLoop();
            }
            Envelope envelope = mail.to(recipients);
            String id = large ? memoryBudget.withLock(() -> who.accept(envelope, raw)) : who.accept(envelope, raw);
            onMail.run();
            if (passes(Phase.AFTER_DATA, null)) {
                ok("2.0.0 queued as " + id);
            }
        } finally {
            reset();
            transferState.end();
        }
    }

    /** Whether the conversation goes on as it should; otherwise a fault has answered. */
    private boolean passes(Phase phase, @Nullable String address) throws IOException {
        if (!backend.hasFaults()) {
            return true;
        }
        Envelope mail = begun;
        boolean passes = faults.passes(
                new SmtpFaultContext(phase, connection.peer(), client, address,
                        mail == null ? null : mail.to(recipients)));
        ended |= faults.isShut();
        return passes;
    }

    private void ok(String text) {
        connection.send(SmtpReply.of(250, text));
    }
}
