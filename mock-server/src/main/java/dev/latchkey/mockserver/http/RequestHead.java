package dev.latchkey.mockserver.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request line and header fields of a valid request. */
final class RequestHead {
    /** Length of a chunked body. */
    static final long CHUNKED = -1;

    private final byte[] bytes;
    // Four for each field: start and end of the name, start and end of the value.
    private final int[] fieldOffsets;
    private final Target target;
    private final Framing framing;

    /**
     * Method and target of a request.
     *
     * @param authority host of a target in absolute form, which overrides the field Host; null for other forms
     */
    record Target(String method, String path, String query, @Nullable String authority) {}

    /**
     * Framing of a request.
     *
     * @param minor minor version of HTTP, 0 or 1
     * @param length bytes of the body, or {@link #CHUNKED}
     * @param keepAlive true if the client may send more requests on the connection
     * @param expectsContinue true if the client waits for a 100 response before it sends the body
     */
    record Framing(int minor, long length, boolean keepAlive, boolean expectsContinue) {}

    RequestHead(byte[] bytes, int[] fieldOffsets, Target target, Framing framing) {
        this.bytes = bytes;
        this.fieldOffsets = fieldOffsets;
        this.target = target;
        this.framing = framing;
    }

    Target target() {
        return target;
    }

    Framing framing() {
        return framing;
    }

    boolean isHead() {
        return target.method().equals("HEAD");
    }

    /** Returns the values of a header field in order. */
    List<String> values(String name) {
        if (target.authority() != null && name.equalsIgnoreCase("Host")) {
            return List.of(target.authority());
        }
        String first = null;
        List<String> all = null;
        for (int i = 0; i < fieldOffsets.length; i += 4) {
            if (isName(i, name)) {
                String value = HttpCharacters.text(bytes, fieldOffsets[i + 2], fieldOffsets[i + 3]);
                if (first == null) {
                    first = value;
                } else {
                    all = all == null ? new ArrayList<>(List.of(first)) : all;
                    all.add(value);
                }
            }
        }
        if (all != null) {
            return List.copyOf(all);
        }
        return first == null ? List.of() : List.of(first);
    }

    private boolean isName(int field, String name) {
        int from = fieldOffsets[field];
        return fieldOffsets[field + 1] - from == name.length() && equalsIgnoreCaseAt(bytes, from, name);
    }

    /** Returns true if the bytes at this offset equal the text, ignoring the case of ASCII letters. */
    static boolean equalsIgnoreCaseAt(byte[] bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            int a = bytes[from + i];
            int b = text.charAt(i);
            if (a != b && (lower(a) != lower(b))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
