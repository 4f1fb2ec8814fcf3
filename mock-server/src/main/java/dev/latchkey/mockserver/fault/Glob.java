package dev.latchkey.mockserver.fault;

import java.util.Locale;

/** Pattern in which {@code *} matches any characters or none. Ignores case. Matches without recursion. */
record Glob(String pattern) {
    boolean matches(String text) {
        String glob = pattern.toLowerCase(Locale.ROOT);
        String input = text.toLowerCase(Locale.ROOT);
        int g = 0;
        int i = 0;
        int star = -1;
        int resume = 0;
        while (i < input.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = i;
            } else if (g < glob.length() && glob.charAt(g) == input.charAt(i)) {
                g++;
                i++;
            } else if (star >= 0) {
                // Let the last star match one more character; earlier stars never need to.
                g = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
