package dev.latchkey.mockserver.fault;

import java.util.Locale;

/** A text in which a star stands for any characters, also none. Compares without regard to case, in linear steps. */
record Glob(String pattern) {
    boolean matches(String text) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = text.toLowerCase(Locale.ROOT);
        int w = 0;
        int g = 0;
        int star = -1;
        int resume = 0;
        while (g < given.length()) {
            if (w < wanted.length() && wanted.charAt(w) == '*') {
                star = w++;
                resume = g;
            } else if (w < wanted.length() && wanted.charAt(w) == given.charAt(g)) {
                w++;
                g++;
            } else if (star >= 0) {
                // The last star takes one character more; earlier ones never need to.
                w = star + 1;
                g = ++resume;
            } else {
                return false;
            }
        }
        while (w < wanted.length() && wanted.charAt(w) == '*') {
            w++;
        }
        return w == wanted.length();
    }
}
