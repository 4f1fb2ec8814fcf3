package dev.latchkey.mockserver.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's first line and header fields, as they came and were found sound. */
final class RequestHead {
    /** Length of a body whose end is marked in it. */
    static final long CHUNKED = -1;

    private final byte[] bytes;
    // Of each field: where its name begins and ends, and its value.
    private final int[] places;
    private final Target target;
    private final Framing framing;

    /**
     * What a request asks for.
     *
     * @param authority host of a target in absolute form, which counts more than the field; null for other forms
     */
    record Target(String method, String path, String query, @Nullable String authority) {}

    /**
     * How a request is sent.
     *
     * @param minor minor version, 0 or 1
     * @param length bytes of the body, or {@link #CHUNKED}
     * @param keepAlive whether the caller wants to ask more
     * @param expectsContinue whether the caller waits to be asked for the body
     */
    record Framing(int minor, long length, boolean keepAlive, boolean expectsContinue) {}

    RequestHead(byte[] bytes, int[] places, Target target, Framing framing) {
        this.bytes = bytes;
        this.places = places;
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

    /** The values of a field, in order. */
    List<String> values(String name) {
        if (target.authority() != null && name.equalsIgnoreCase("Host")) {
            return List.of(target.authority());
        }
        String first = null;
        List<String> all = null;
        for (int i = 0; i < places.length; i += 4) {
            if (isName(i, name)) {
                String value = Characters.text(bytes, places[i + 2], places[i + 3]);
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

    /** The names of all fields, as they were sent; a name comes as often as its field. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.length; i += 4) {
            names.add(Characters.text(bytes, places[i], places[i + 1]));
        }
        return names;
    }

    private boolean isName(int field, String name) {
        int from = places[field];
        return places[field + 1] - from == name.length() && isSame(bytes, from, name);
    }

    /** Whether this text is there, in any case of ASCII letters. */
    static boolean isSame(byte[] bytes, int from, String text) {
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
