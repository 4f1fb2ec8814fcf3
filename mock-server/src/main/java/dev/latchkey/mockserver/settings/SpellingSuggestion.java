package dev.latchkey.mockserver.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that the user probably meant by a misspelled one. */
final class SpellingSuggestion {
    private static final int MAX_LENGTH = 60;

    private SpellingSuggestion() {}

    /** Returns the most similar name, unless it differs too much. */
    static Optional<String> find(String name, Stream<String> names) {
        String typed = normalize(name);
        if (typed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return names.map(known -> new Candidate(known, editDistance(typed, normalize(known))))
                .filter(candidate -> candidate.distance <= Math.max(1, typed.length() / 3))
                .min(Comparator.comparingInt(Candidate::distance)).map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /**
     * Returns the number of letters that are missing, superfluous, wrong or swapped: the optimal string alignment
     * distance.
     */
    private static int editDistance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                distances[i][j] = Math.min(distances[i - 1][j - 1] + substitution,
                        Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distances[i][j] = Math.min(distances[i][j], distances[i - 2][j - 2] + 1);
                }
            }
        }
        return distances[a.length()][b.length()];
    }
}
