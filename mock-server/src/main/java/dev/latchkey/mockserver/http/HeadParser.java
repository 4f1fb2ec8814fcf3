package dev.latchkey.mockserver.http;

import static dev.latchkey.mockserver.http.MalformedRequestException.malformed;

import dev.latchkey.mockserver.http.RequestHead.Framing;
import dev.latchkey.mockserver.http.RequestHead.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses the lines of one request head. Used once. */
final class HeadParser {
    // This many digits fit into a long, and no body is larger.
    private static final int MAX_DIGITS = 18;
    private static final int MAX_METHOD_LENGTH = 32;

    private final byte[] bytes;
    private final int[] lines;
    private final int[] fieldOffsets;

    private int hostCount;
    private String host = "";
    private long contentLength;
    private boolean hasContentLength;
    private @Nullable String transferEncoding;
    private boolean close;
    private boolean keepAlive;
    private boolean expectsContinue;

    private HeadParser(byte[] bytes, int[] lines) {
        this.bytes = bytes;
        this.lines = lines;
        this.fieldOffsets = new int[2 * (lines.length - 2)];
    }

    /**
     * Parses a head.
     *
     * @param lines start and end of each line
     */
    static RequestHead parse(byte[] bytes, int[] lines) throws MalformedRequestException {
        HeadParser parser = new HeadParser(bytes, lines);
        return parser.parse();
    }

    private RequestHead parse() throws MalformedRequestException {
        int end = lines[1];
        int afterMethod = indexOfSpace(lines[0], end);
        int afterTarget = indexOfSpace(afterMethod + 1, end);
        String method = method(lines[0], afterMethod);
        int minor = minorVersion(afterTarget + 1, end);
        for (int i = 2; i < lines.length; i += 2) {
            field(lines[i], lines[i + 1], 2 * (i - 2));
        }
        Target target = target(method, HttpCharacters.text(bytes, afterMethod + 1, afterTarget));
        checkHost(minor);
        boolean keepsAlive = !close && (minor > 0 || keepAlive);
        return new RequestHead(bytes, fieldOffsets, target,
                new Framing(minor, bodyLength(minor), keepsAlive, expectsContinue && minor > 0));
    }

    private int indexOfSpace(int from, int end) throws MalformedRequestException {
        for (int i = from; i < end; i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        throw malformed("The first line must be a method, a path and HTTP/1.1, with a space between each.");
    }

    private String method(int from, int to) throws MalformedRequestException {
        if (from == to || to - from > MAX_METHOD_LENGTH || !isToken(from, to)) {
            throw malformed("The method must be a word, such as GET.");
        }
        return HttpCharacters.text(bytes, from, to);
    }

    private int minorVersion(int from, int to) throws MalformedRequestException {
        if (to - from != 8 || !isVersion(from)) {
            throw malformed("The first line must end with HTTP/1.1, after one space.");
        }
        if (bytes[from + 5] != '1') {
            throw new MalformedRequestException(RequestError.VERSION_UNKNOWN,
                    "This server supports HTTP/1.1 and HTTP/1.0 only.");
        }
        // A server for 1.1 also understands later minor versions.
        return bytes[from + 7] == '0' ? 0 : 1;
    }

    private boolean isVersion(int from) {
        return bytes[from] == 'H' && bytes[from + 1] == 'T' && bytes[from + 2] == 'T' && bytes[from + 3] == 'P'
                && bytes[from + 4] == '/' && isDigit(bytes[from + 5]) && bytes[from + 6] == '.'
                && isDigit(bytes[from + 7]);
    }

    private void field(int from, int to, int index) throws MalformedRequestException {
        if (bytes[from] == ' ' || bytes[from] == '\t') {
            throw malformed("A header field is folded into a second line. Send each field in one line.");
        }
        int colon = from;
        while (colon < to && HttpCharacters.isToken(bytes[colon])) {
            colon++;
        }
        if (colon == from || colon == to || bytes[colon] != ':') {
            throw malformed("A header field must be a name, a colon with no space before it, and a value.");
        }
        int valueFrom = colon + 1;
        while (valueFrom < to && isBlank(bytes[valueFrom])) {
            valueFrom++;
        }
        int valueTo = to;
        while (valueTo > valueFrom && isBlank(bytes[valueTo - 1])) {
            valueTo--;
        }
        fieldOffsets[index] = from;
        fieldOffsets[index + 1] = colon;
        fieldOffsets[index + 2] = valueFrom;
        fieldOffsets[index + 3] = valueTo;
        addField(from, colon - from, valueFrom, valueTo);
    }

    /** Records the fields that describe the framing. Compares lengths first, since most fields are others. */
    private void addField(int name, int nameLength, int from, int to) throws MalformedRequestException {
        switch (nameLength) {
            case 4 -> {
                if (RequestHead.equalsIgnoreCaseAt(bytes, name, "Host")) {
                    hostCount++;
                    host = HttpCharacters.text(bytes, from, to);
                }
            }
            case 6 -> {
                if (RequestHead.equalsIgnoreCaseAt(bytes, name, "Expect")) {
                    expectsContinue |= HttpCharacters.text(bytes, from, to).equalsIgnoreCase("100-continue");
                }
            }
            case 10 -> {
                if (RequestHead.equalsIgnoreCaseAt(bytes, name, "Connection")) {
                    connection(HttpCharacters.text(bytes, from, to));
                }
            }
            case 14 -> {
                if (RequestHead.equalsIgnoreCaseAt(bytes, name, "Content-Length")) {
                    contentLength(from, to);
                }
            }
            case 17 -> {
                if (RequestHead.equalsIgnoreCaseAt(bytes, name, "Transfer-Encoding")) {
                    String value = HttpCharacters.text(bytes, from, to);
                    transferEncoding = transferEncoding == null ? value : transferEncoding + "," + value;
                }
            }
            default -> {
                // The other fields are for the handler.
            }
        }
    }

    private void connection(String value) {
        if (value.equalsIgnoreCase("keep-alive")) {
            keepAlive = true;
            return;
        }
        for (String option : value.toLowerCase(Locale.ROOT).split(",")) {
            close |= option.strip().equals("close");
            keepAlive |= option.strip().equals("keep-alive");
        }
    }

    private void contentLength(int from, int to) throws MalformedRequestException {
        long value = 0;
        boolean valid = to > from && to - from <= MAX_DIGITS;
        for (int i = from; valid && i < to; i++) {
            valid = isDigit(bytes[i]);
            value = 10 * value + bytes[i] - '0';
        }
        if (!valid) {
            throw malformed("Content-Length must be a number of bytes.");
        }
        if (hasContentLength && value != contentLength) {
            throw malformed("Content-Length occurs twice, with different numbers.");
        }
        hasContentLength = true;
        contentLength = value;
    }

    private long bodyLength(int minor) throws MalformedRequestException {
        if (transferEncoding == null) {
            return contentLength;
        }
        if (hasContentLength) {
            throw malformed("Content-Length and Transfer-Encoding exclude each other. Leave one out.");
        }
        if (minor == 0) {
            throw malformed("HTTP/1.0 has no Transfer-Encoding. Send HTTP/1.1, or a Content-Length.");
        }
        String[] codings = transferEncoding.toLowerCase(Locale.ROOT).split(",", -1);
        boolean chunkedLast = codings[codings.length - 1].strip().equals("chunked");
        if (!chunkedLast) {
            throw malformed("Transfer-Encoding must end with chunked: nothing else says where the body ends.");
        }
        for (int i = 0; i < codings.length - 1; i++) {
            if (codings[i].strip().equals("chunked")) {
                throw malformed("Transfer-Encoding names chunked twice.");
            }
        }
        if (codings.length > 1) {
            throw new MalformedRequestException(RequestError.NOT_IMPLEMENTED,
                    "The only supported Transfer-Encoding is chunked. Send the body without any other.");
        }
        return RequestHead.CHUNKED;
    }

    private Target target(String method, String target) throws MalformedRequestException {
        if (target.indexOf('#') >= 0 || !isVisible(target)) {
            throw malformed(
                    "The path must be of visible ASCII characters without '#'. Percent-encode others; '#' is %23.");
        }
        if (method.equals("CONNECT")) {
            throw new MalformedRequestException(RequestError.NOT_IMPLEMENTED,
                    "This server is not a proxy and does not support CONNECT.");
        }
        if (target.startsWith("/")) {
            return split(method, target, null);
        }
        if (target.equals("*") && method.equals("OPTIONS")) {
            return new Target(method, target, "", null);
        }
        int afterScheme = target.indexOf("://");
        String scheme = target.substring(0, Math.max(0, afterScheme)).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw malformed("The path must begin with a slash.");
        }
        int end = afterScheme + 3;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        String authority = target.substring(afterScheme + 3, end);
        if (authority.isEmpty() || !HttpCharacters.isAuthority(authority)) {
            throw malformed("The URL has no valid host.");
        }
        String rest = target.substring(end);
        return split(method, rest.startsWith("/") ? rest : "/" + rest, authority);
    }

    private static Target split(String method, String target, @Nullable String authority) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new Target(method, target, "", authority)
                : new Target(method, target.substring(0, mark), target.substring(mark + 1), authority);
    }

    private void checkHost(int minor) throws MalformedRequestException {
        if (hostCount > 1 || hostCount == 0 && minor > 0) {
            throw malformed("The request must have the header field Host exactly once.");
        }
        if (!HttpCharacters.isAuthority(host)) {
            throw malformed("The header field Host must be a host, optionally with a port.");
        }
    }

    private boolean isToken(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HttpCharacters.isToken(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }
}
