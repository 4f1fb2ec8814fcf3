package dev.latchkey.mockserver.http;

import java.nio.charset.StandardCharsets;

/** Characters permitted in the parts of a head. Source: RFC 9110, 5.6.2 and 5.5. */
final class HttpCharacters {
    private static final boolean[] TOKEN = table(
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    // Host of a URI and a port: registered names, addresses, brackets of IPv6, and a zone after a percent sign.
    private static final boolean[] AUTHORITY = table(
            "!$%&'()*+,-.:;=[]_~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private HttpCharacters() {}

    /** Returns true if the character may occur in a method or the name of a header field. */
    static boolean isToken(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }

    /** Returns true if all characters may occur in a host with a port. */
    static boolean isAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= AUTHORITY.length || !AUTHORITY[c]) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        for (int i = 0; i < characters.length(); i++) {
            table[characters.charAt(i)] = true;
        }
        return table;
    }
}
