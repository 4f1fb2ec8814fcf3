package dev.latchkey.mockserver.smtp;

import static dev.latchkey.mockserver.smtp.SmtpRefusalException.require;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.SmtpBackend.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.SmtpBackend.Credentials;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Handles the commands of one connection and keeps the state of its mail transaction. Used by one thread at a time. */
final class SmtpCommandHandler {
    private static final byte[] OK = SmtpReply.of(250, "2.0.0 OK").toBytes();
    private static final byte[] AUTHENTICATED = SmtpReply.of(235, "2.7.0 Welcome").toBytes();
    private static final byte[] SENDER_ACCEPTED = SmtpReply.of(250, "2.1.0 Sender accepted").toBytes();
    private static final byte[] RECIPIENT_ACCEPTED = SmtpReply.of(250, "2.1.5 Recipient accepted").toBytes();
    private static final byte[] SEND_DATA = SmtpReply.of(354, "End the mail with CR LF, dot, CR LF").toBytes();

    private final SmtpConnection connection;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final SmtpFaultInjector faults;
    private final SmtpSession.TransferState transferState;
    private final MailMemoryBudget memoryBudget;
    private final Runnable onMail;
    private final CommandReader commandReader = new CommandReader();
    private final List<String> recipients = new ArrayList<>();
    private @Nullable AuthenticatedClient client;
    private @Nullable Envelope envelope;
    // If not null, the next line is a response to its challenge.
    private @Nullable AuthExchange authExchange;
    private final DataReader dataReader;
    private boolean inData;
    private String command = "CONNECT";
    private boolean greeted;
    private boolean ended;
    private boolean wantsTls;

    /** @param onMail runs for each accepted mail */
    SmtpCommandHandler(SmtpConnection connection, SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper,
            SmtpSession.TransferState transferState, MailMemoryBudget memoryBudget, Runnable onMail) {
        this.connection = connection;
        this.options = options;
        this.backend = backend;
        this.faults = new SmtpFaultInjector(connection, options, backend, sleeper);
        this.transferState = transferState;
        this.memoryBudget = memoryBudget;
        this.onMail = onMail;
        this.dataReader = new DataReader(options.maxMessageBytes(), memoryBudget);
    }

    SmtpConnection connection() {
        return connection;
    }

    @Nullable
    AuthenticatedClient client() {
        return client;
    }

    /** Returns the bytes of memory that an incoming mail occupies. Called by any thread. */
    int bufferedBytes() {
        return dataReader.bufferedBytes();
    }

    boolean wantsTls() {
        return wantsTls;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Returns the refused command for the journal; "unknown" for other input, which may contain anything. */
    String commandName(SmtpRefusalException refusal) {
        return refusal.code() == 500 ? "unknown" : command;
    }

    void greet() throws IOException {
        try {
            backend.admit(connection.peer());
        } catch (SmtpRefusalException refusal) {
            throw refusal.closingConnection();
        }
        if (proceeds(FaultPhase.CONNECT, null)) {
            connection.send(SmtpReply.of(220, options.hostName() + " ESMTP Latchkey"));
        }
        connection.setInputTimeout(options.idleTimeout());
    }

    /** Reads one command, one line of an AUTH exchange, or a part of a mail, as far as it has arrived. */
    void feed(SmtpInput input) throws IOException {
        if (inData) {
            if (dataReader.feed(input)) {
                inData = false;
                connection.setInputTimeout(options.idleTimeout());
                accept();
            }
            return;
        }
        AuthExchange exchange = authExchange;
        String line = commandReader.readLine(input,
                exchange == null ? CommandReader.MAX_COMMAND_LENGTH : CommandReader.MAX_AUTH_LENGTH);
        if (line != null) {
            connection.setInputTimeout(options.idleTimeout());
            if (exchange == null) {
                handle(line, !input.isEmpty());
            } else {
                authExchange = null;
                continueAuth(exchange, exchange.respond(line));
            }
        }
    }

    /** Discards an unfinished AUTH exchange or mail. */
    void discardPartialInput() {
        authExchange = null;
        if (inData) {
            inData = false;
            dataReader.reset();
            reset();
            transferState.end();
        }
    }

    void reset() {
        envelope = null;
        recipients.clear();
    }

    private void handle(String line, boolean more) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        command = verb;
        require(!faults.hasTurnedAway() || verb.equals("QUIT"), 503, "5.5.1", "No mail is accepted. Send QUIT.");
        switch (verb) {
            case "EHLO", "HELO" -> helo(verb, argument);
            case "STARTTLS" -> startTls(argument, more);
            case "AUTH" -> auth(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> recipient(argument);
            case "DATA" -> data(argument);
            case "RSET" -> {
                reset();
                connection.send(OK);
            }
            case "NOOP" -> connection.send(OK);
            case "VRFY" -> connection.send(SmtpReply.of(252, "2.5.0 Cannot VRFY user, but will accept the message"));
            case "HELP" ->
                connection.send(SmtpReply.of(214, "2.0.0 EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY QUIT"));
            case "QUIT" -> {
                connection.send(SmtpReply.of(221, "2.0.0 Goodbye"));
                ended = true;
            }
            case "EXPN", "ETRN", "TURN", "BDAT", "SEND", "SOML", "SAML" -> throw new SmtpRefusalException(502, "5.5.1",
                    "This command is not implemented.");
            default ->
                throw new SmtpRefusalException(500, "5.5.2", "Unknown command. Send HELP for a list of commands.");
        }
    }

    private void helo(String verb, String argument) throws IOException {
        if (argument.isEmpty() || argument.length() > 255) {
            throw new SmtpRefusalException(501, "5.5.4", "Send " + verb + " with the name of your host.");
        }
        if (!proceeds(FaultPhase.EHLO, null)) {
            return;
        }
        reset();
        greeted = true;
        boolean tls = options.tls() == SmtpOptions.TlsMode.STARTTLS && !connection.isSecure();
        connection.send(verb.equals("HELO")
                ? SmtpReply.of(250, options.hostName())
                : new SmtpReply(250, options.ehloLines(tls)));
    }

    /** @param more true if the client has sent more input after this command */
    private void startTls(String argument, boolean more) {
        boolean offered = options.tls() == SmtpOptions.TlsMode.STARTTLS;
        require(offered, 502, "5.5.1", "TLS is not available on this port.");
        require(!connection.isSecure(), 503, "5.5.1", "The connection already uses TLS.");
        require(argument.isEmpty(), 501, "5.5.4", "STARTTLS takes no argument.");
        if (more) {
            throw new SmtpRefusalException(503, "5.5.1", "Send nothing before the reply to STARTTLS.")
                    .closingConnection();
        }
        connection.send(SmtpReply.of(220, "2.0.0 Ready to start TLS"));
        wantsTls = true;
    }

    private void auth(String argument) throws IOException {
        require(greeted, 503, "5.5.1", "Send EHLO first.");
        require(client == null, 503, "5.5.1", "Already authenticated.");
        require(envelope == null, 503, "5.5.1", "Not during a mail transaction. Send RSET first.");
        AuthExchange exchange = new AuthExchange();
        continueAuth(exchange, exchange.start(argument));
    }

    private void continueAuth(AuthExchange exchange, @Nullable Credentials credentials) throws IOException {
        if (credentials == null) {
            connection.send(exchange.challenge());
            authExchange = exchange;
            return;
        }
        client = backend.login(credentials, connection.peer());
        if (proceeds(FaultPhase.AUTH, null)) {
            connection.send(AUTHENTICATED);
        } else {
            client = null;
        }
    }

    private void mail(String argument) throws IOException {
        require(greeted, 503, "5.5.1", "Send EHLO first.");
        AuthenticatedClient sender = client;
        if (sender == null) {
            throw new SmtpRefusalException(530, "5.7.0", "Authentication required. Use a consumer key and its secret.");
        }
        require(envelope == null, 503, "5.5.1", "A mail transaction is in progress. RSET discards it.");
        MailPath path = MailPath.parse(argument, "FROM:", true);
        Envelope mail = path.envelope(options.maxMessageBytes());
        if (!proceeds(FaultPhase.MAIL, path.address())) {
            return;
        }
        sender.beginMail(mail);
        envelope = mail;
        connection.send(SENDER_ACCEPTED);
    }

    private void recipient(String argument) throws IOException {
        Envelope mail = envelope;
        if (mail == null || client == null) {
            throw new SmtpRefusalException(503, "5.5.1", "Send MAIL first.");
        }
        MailPath path = MailPath.parse(argument, "TO:", false);
        require(path.parameters().isEmpty(), 555, "5.5.4", "RCPT parameters are not supported.");
        require(mail.smtpUtf8() || path.isAscii(), 553, "5.6.7", "The address is not ASCII. Send SMTPUTF8 with MAIL.");
        require(recipients.size() < options.maxRecipients(), 452, "4.5.3",
                "The maximum is " + options.maxRecipients() + " recipients. Send another message to the others.");
        if (!proceeds(FaultPhase.RCPT, path.address())) {
            return;
        }
        client.addRecipient(path.address());
        recipients.add(path.address());
        connection.send(RECIPIENT_ACCEPTED);
    }

    private void data(String argument) throws IOException {
        require(envelope != null && client != null, 503, "5.5.1", "Send MAIL first.");
        require(!recipients.isEmpty(), 503, "5.5.1", "No valid recipients. Send RCPT TO:<address> first.");
        require(argument.isEmpty(), 501, "5.5.4", "DATA takes no argument.");
        if (proceeds(FaultPhase.DATA, null) && transferState.start()) {
            connection.send(SEND_DATA);
            connection.setInputTimeout(options.transferTimeout());
            inData = true;
        }
    }

    /** Accepts a mail that has been received completely. */
    private void accept() throws IOException {
        Envelope started = envelope;
        AuthenticatedClient sender = client;
        if (started == null || sender == null) {
            throw new IllegalStateException("There is no mail transaction.");
        }
        try {
            byte[] raw = dataReader.finish();
            boolean large = raw.length > MailMemoryBudget.MAX_SMALL_SIZE;
            if (large || backend.mayBlock()) {
                connection.leaveEventLoop();
            }
            Envelope mail = started.withRecipients(recipients);
            String id = large ? memoryBudget.withLock(() -> sender.accept(mail, raw)) : sender.accept(mail, raw);
            onMail.run();
            if (proceeds(FaultPhase.AFTER_DATA, null)) {
                connection.send(SmtpReply.of(250, "2.0.0 queued as " + id));
            }
        } finally {
            reset();
            transferState.end();
        }
    }

    /** Injects a fault if one is due. Returns false if it replaced the normal reply. */
    private boolean proceeds(FaultPhase phase, @Nullable String address) throws IOException {
        if (!backend.hasFaults()) {
            return true;
        }
        Envelope mail = envelope == null ? null : envelope.withRecipients(recipients);
        boolean proceeds = faults.proceeds(new SmtpFaultContext(phase, connection.peer(), client, address, mail));
        ended |= faults.hasClosedConnection();
        return proceeds;
    }
}
