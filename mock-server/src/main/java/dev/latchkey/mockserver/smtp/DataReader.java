package dev.latchkey.mockserver.smtp;

import java.util.Arrays;

/**
 * Reads one mail, piece by piece as it comes, up to CR LF, dot, CR LF, and only that: no bare LF or CR takes part in an
 * end, so nothing can be smuggled behind one. A mail that is not to be had is read to its end all the same, and the connection stays usable.
 */
final class DataReader {
    private static final int LINE = 100_000;
    // How much of a mail that is too large is still read, in order to answer it.
    private static final int PATIENCE = 4;

    // Room that stays for the next mail.
    private static final int KEPT = 8 << 10;

    private enum LineState {
        LINE_START, DOT, DOT_CR, MIDDLE, CR
    }

    private static final int USUAL = 4096;

    private final int most;
    private final MailMemoryBudget memoryBudget;
    private byte[] mail = new byte[USUAL];
    private volatile int held = USUAL;
    private boolean noRoom;
    private int stored;
    private long length;
    private int inLine;
    private boolean bareBreak;
    private boolean longLine;
    private LineState at = LineState.LINE_START;

    DataReader(int most, MailMemoryBudget memoryBudget) {
        this.most = most;
        this.memoryBudget = memoryBudget;
    }

    /** Bytes that it takes. Asked by any thread. */
    int held() {
        return held;
    }

    /** Another mail may begin; what came of one is forgotten. */
    void begin() {
        if (mail.length > KEPT) {
            mail = new byte[USUAL];
            held = USUAL;
        }
        noRoom = false;
        stored = 0;
        length = 0;
        inLine = 0;
        bareBreak = false;
        longLine = false;
        at = LineState.LINE_START;
    }

    /**
     * Takes what has come; says whether that was the end of the mail.
     *
     * @throws SmtpRefusal that ends the connection, when it is so large that its end is not waited for
     */
    boolean feed(SmtpInput input) {
        while (!input.isEmpty()) {
            if (at == LineState.MIDDLE) {
                takeLine(input);
                if (input.isEmpty()) {
                    break;
                }
            }
            int c = input.read();
            if (at == LineState.DOT_CR && c == '\n') {
                return true;
            }
            at = step(at, c);
            if (length > (long) PATIENCE * most + LINE) {
                throw tooLarge().closing();
            }
        }
        return false;
    }

    /**
     * The mail, its dots unstuffed.
     *
     * @throws SmtpRefusal when it is too large, has a bare LF or CR, or a line no relay would take
     */
    byte[] mail() {
        try {
            return checked();
        } finally {
            begin();
        }
    }

    private byte[] checked() {
        if (bareBreak) {
            throw new SmtpRefusal(550, "5.6.0",
                    "The message has a bare LF or bare CR in it. End its lines with CR LF.");
        }
        if (length > most) {
            throw tooLarge();
        }
        if (noRoom) {
            throw new SmtpRefusal(452, "4.3.1", "Too many large mails come in at once. Try again in a moment.");
        }
        if (longLine) {
            throw new SmtpRefusal(550, "5.6.0", "The message has a line of more than " + LINE + " bytes.");
        }
        return Arrays.copyOf(mail, stored);
    }

    private LineState step(LineState before, int c) {
        LineState at = before;
        if (at == LineState.DOT) {
            if (c == '\r') {
                return LineState.DOT_CR;
            }
            // A dot that begins a line and does not end the mail was put there by the client's stuffing.
            at = LineState.MIDDLE;
        } else if (at == LineState.DOT_CR) {
            put('\r');
            at = LineState.CR;
        }
        if (at == LineState.CR) {
            if (c == '\n') {
                put(c);
                inLine = 0;
                return LineState.LINE_START;
            }
            bareBreak = true;
        } else if (c == '\n') {
            bareBreak = true;
        }
        if (at == LineState.LINE_START && c == '.') {
            return LineState.DOT;
        }
        put(c);
        return c == '\r' ? LineState.CR : LineState.MIDDLE;
    }

    /** Takes what is here of a line, as far as there is room for it; the rest goes byte by byte. */
    private void takeLine(SmtpInput input) {
        int taken = input.read(mail, stored, Math.min(mail.length, most) - stored);
        stored += noRoom ? 0 : taken;
        length += taken;
        inLine += taken;
        longLine |= inLine > LINE;
    }

    private void put(int c) {
        length++;
        longLine |= ++inLine > LINE;
        if (length <= most && !noRoom) {
            if (stored == mail.length) {
                grow(Math.min(Math.max(most, stored + 1), stored * 2));
            }
            if (!noRoom) {
                mail[stored++] = (byte) c;
            }
        }
    }

    private void grow(int wanted) {
        if (wanted > MailMemoryBudget.SMALL && !memoryBudget.hasFor(wanted - mail.length)) {
            noRoom = true;
            stored = 0;
            mail = new byte[USUAL];
        } else {
            mail = Arrays.copyOf(mail, wanted);
        }
        held = mail.length;
    }

    private SmtpRefusal tooLarge() {
        return new SmtpRefusal(552, "5.3.4", "The message is too large. At most " + most + " bytes are taken.");
    }
}
