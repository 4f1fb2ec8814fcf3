package dev.latchkey.mockserver.mime;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mail with one text part and no other parts, like most mail that programs send. It is parsed without the library,
 * which takes ten times as long. Only strictly well-formed mail is accepted, for which both parsers give the same
 * result.
 */
record SinglePartMail(PartHeader header, String type, byte[] content) {
    private static final Set<String> TEXTS = Set.of("text/plain", "text/html");
    private static final Set<String> IDENTITY_ENCODINGS = Set.of("7bit", "8bit", "binary");

    // Far below the limit, so that only the library decides what exceeds it.
    private static final int MAX_LENGTH = MimeReader.MAX_HEADER_BYTES / 2;

    /** Parses a mail; null if it needs the library. */
    static @Nullable SinglePartMail parse(byte[] raw) {
        PartHeader header = new PartHeader();
        int fields = 0;
        int start = 0;
        while (true) {
            int end = fieldEnd(raw, start);
            if (end < 0) {
                return null;
            }
            if (end == start) {
                break;
            }
            if (++fields >= MimeReader.MAX_HEADERS || end - start > MAX_LENGTH) {
                return null;
            }
            header.add(EncodedWords.line(raw, start, end - start));
            start = end + 2;
        }
        String type = type(header);
        return type == null ? null : new SinglePartMail(header, type, Arrays.copyOfRange(raw, start + 2, raw.length));
    }

    /**
     * The end of the field that starts here, before its CR LF. Returns the start itself at the end of the header, and
     * -1 if the field is not well-formed.
     */
    private static int fieldEnd(byte[] raw, int start) {
        int at = start;
        while (at + 1 < raw.length) {
            byte c = raw[at];
            if (c == '\r' && raw[at + 1] == '\n') {
                boolean folded = at > start && at + 2 < raw.length && (raw[at + 2] == ' ' || raw[at + 2] == '\t');
                if (!folded) {
                    return isField(raw, start, at) ? at : -1;
                }
                at += 2;
            } else if (c < ' ' && c >= 0 && c != '\t' || c == 127) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private static boolean isField(byte[] raw, int start, int end) {
        int at = start;
        while (at < end && isPlain(raw[at])) {
            at++;
        }
        return start == end || at > start && at < end && raw[at] == ':';
    }

    private static boolean isPlain(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static @Nullable String type(PartHeader header) {
        if (header.count("Content-Type") > 1 || header.count("Content-Transfer-Encoding") > 1) {
            return null;
        }
        String type = header.token("Content-Type");
        String encoding = header.token("Content-Transfer-Encoding");
        if (encoding != null && !IDENTITY_ENCODINGS.contains(encoding)) {
            return null;
        }
        return type == null ? "text/plain" : TEXTS.contains(type) ? type : null;
    }
}
