package dev.latchkey.mockserver.smtp;

import java.util.Arrays;

/**
 * Incremental reader of the data of one mail, up to CR LF, dot, CR LF. No bare LF or CR is part of an end, so that
 * nothing
 * can be smuggled behind one. A mail that is refused is still read to its end, so that the connection stays usable.
 */
final class DataReader {
    private static final int MAX_LINE_LENGTH = 100_000;
    // A mail that is too large is read up to this multiple of the maximum, so that the client gets a reply.
    private static final int MAX_OVERRUN_FACTOR = 4;

    // A buffer of up to this size is reused for the next mail.
    private static final int MAX_REUSED_SIZE = 8 << 10;

    private enum LineState {
        LINE_START, DOT, DOT_CR, MIDDLE, CR
    }

    private static final int INITIAL_SIZE = 4096;

    private final int maxBytes;
    private final MailMemoryBudget memoryBudget;
    private byte[] mail = new byte[INITIAL_SIZE];
    private volatile int bufferedBytes = INITIAL_SIZE;
    private boolean overBudget;
    private int stored;
    private long length;
    private int lineLength;
    private boolean hasBareBreak;
    private boolean hasLongLine;
    private LineState state = LineState.LINE_START;

    DataReader(int maxBytes, MailMemoryBudget memoryBudget) {
        this.maxBytes = maxBytes;
        this.memoryBudget = memoryBudget;
    }

    /** Returns the size of the buffer. Called by any thread. */
    int bufferedBytes() {
        return bufferedBytes;
    }

    /** Discards the mail read so far and prepares for the next one. */
    void reset() {
        if (mail.length > MAX_REUSED_SIZE) {
            mail = new byte[INITIAL_SIZE];
            bufferedBytes = INITIAL_SIZE;
        }
        overBudget = false;
        stored = 0;
        length = 0;
        lineLength = 0;
        hasBareBreak = false;
        hasLongLine = false;
        state = LineState.LINE_START;
    }

    /**
     * Reads the input. Returns true at the end of the mail.
     *
     * @throws SmtpRefusalException if the mail is far too large to wait for its end; the refusal closes the connection
     */
    boolean feed(SmtpInput input) {
        while (!input.isEmpty()) {
            if (state == LineState.MIDDLE) {
                readLine(input);
                if (input.isEmpty()) {
                    break;
                }
            }
            int c = input.read();
            if (state == LineState.DOT_CR && c == '\n') {
                return true;
            }
            state = step(state, c);
            if (length > (long) MAX_OVERRUN_FACTOR * maxBytes + MAX_LINE_LENGTH) {
                throw tooLarge().closingConnection();
            }
        }
        return false;
    }

    /**
     * Returns the mail, without dot stuffing, and prepares for the next one.
     *
     * @throws SmtpRefusalException if the mail is too large, or has a bare LF or CR or a line that is too long
     */
    byte[] finish() {
        try {
            return checkedMail();
        } finally {
            reset();
        }
    }

    private byte[] checkedMail() {
        if (hasBareBreak) {
            throw new SmtpRefusalException(550, "5.6.0",
                    "The message contains a bare LF or bare CR. End every line with CR LF.");
        }
        if (length > maxBytes) {
            throw tooLarge();
        }
        if (overBudget) {
            throw new SmtpRefusalException(452, "4.3.1",
                    "Too many large messages are being received at once. Try again in a moment.");
        }
        if (hasLongLine) {
            throw new SmtpRefusalException(550, "5.6.0",
                    "The message has a line longer than " + MAX_LINE_LENGTH + " bytes.");
        }
        return Arrays.copyOf(mail, stored);
    }

    private LineState step(LineState before, int c) {
        LineState at = before;
        if (at == LineState.DOT) {
            if (c == '\r') {
                return LineState.DOT_CR;
            }
            // The client added this dot (RFC 5321, 4.5.2): it begins a line and does not end the mail.
            at = LineState.MIDDLE;
        } else if (at == LineState.DOT_CR) {
            put('\r');
            at = LineState.CR;
        }
        if (at == LineState.CR) {
            if (c == '\n') {
                put(c);
                lineLength = 0;
                return LineState.LINE_START;
            }
            hasBareBreak = true;
        } else if (c == '\n') {
            hasBareBreak = true;
        }
        if (at == LineState.LINE_START && c == '.') {
            return LineState.DOT;
        }
        put(c);
        return c == '\r' ? LineState.CR : LineState.MIDDLE;
    }

    /** Copies the available part of a line at once, as far as the buffer allows; the rest is copied byte by byte. */
    private void readLine(SmtpInput input) {
        int count = input.read(mail, stored, Math.min(mail.length, maxBytes) - stored);
        stored += overBudget ? 0 : count;
        length += count;
        lineLength += count;
        hasLongLine |= lineLength > MAX_LINE_LENGTH;
    }

    private void put(int c) {
        length++;
        hasLongLine |= ++lineLength > MAX_LINE_LENGTH;
        if (length <= maxBytes && !overBudget) {
            if (stored == mail.length) {
                grow(Math.min(Math.max(maxBytes, stored + 1), stored * 2));
            }
            if (!overBudget) {
                mail[stored++] = (byte) c;
            }
        }
    }

    private void grow(int size) {
        if (size > MailMemoryBudget.MAX_SMALL_SIZE && !memoryBudget.canGrowBy(size - mail.length)) {
            overBudget = true;
            stored = 0;
            mail = new byte[INITIAL_SIZE];
        } else {
            mail = Arrays.copyOf(mail, size);
        }
        bufferedBytes = mail.length;
    }

    private SmtpRefusalException tooLarge() {
        return new SmtpRefusalException(552, "5.3.4",
                "The message is too large. The maximum is " + maxBytes + " bytes.");
    }
}
