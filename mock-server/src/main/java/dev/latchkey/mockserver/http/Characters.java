package dev.latchkey.mockserver.http;

import java.nio.charset.StandardCharsets;

/** Which characters may be where in a head. Source: RFC 9110, 5.6.2 and 5.5. */
final class Characters {
    private static final boolean[] TOKEN = table(
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    // The host of a URI, and a port: registered names, addresses, brackets of IPv6, and the zone after a percent sign.
    private static final boolean[] AUTHORITY = table(
            "!$%&'()*+,-.:;=[]_~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private Characters() {}

    /** Whether it may be in the name of a method or field. */
    static boolean isToken(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }

    /** Whether it may be in the name of a host. */
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
