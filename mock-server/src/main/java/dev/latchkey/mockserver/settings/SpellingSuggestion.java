package dev.latchkey.mockserver.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what somebody meant who wrote a name wrong. */
final class SpellingSuggestion {
    private static final int MAX_LENGTH = 60;

    private SpellingSuggestion() {}

    /** The name that takes the fewest slips to come from the one written, unless it takes too many. */
    static Optional<String> find(String written, Stream<String> names) {
        String wanted = plain(written);
        if (wanted.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return names.map(name -> new Candidate(name, editDistance(wanted, plain(name))))
                .filter(guess -> guess.distance <= Math.max(1, wanted.length() / 3))
                .min(Comparator.comparingInt(Candidate::distance)).map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** Letters that are missing, too many, wrong, or exchanged with their neighbour. */
    private static int editDistance(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                least[i][j] = Math.min(least[i - 1][j - 1] + wrong, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[a.length()][b.length()];
    }
}
