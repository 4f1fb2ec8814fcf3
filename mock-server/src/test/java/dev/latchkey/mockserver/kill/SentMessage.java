package dev.latchkey.mockserver.kill;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a client sent.
 *
 * @param label unique text of the message
 * @param file content of its attachment; null if it has none
 */
record SentMessage(String label, String channel, String source, String keyId, String environment, List<String> to,
        @Nullable String file) {
    /**
     * Returns the differences to a message that the server returned, or an empty string if it is the same message,
     * complete.
     */
    String differences(Map<?, ?> shown) {
        StringBuilder differences = new StringBuilder();
        compare(differences, "channel", channel, shown.get("channel"));
        compare(differences, "source", source, shown.get("source"));
        compare(differences, "keyId", keyId, shown.get("keyId"));
        compare(differences, "environment", environment, shown.get("environment"));
        compare(differences, "to", to, shown.get("to"));
        compare(differences, "text", label, label(shown));
        compare(differences, "subject", channel.equals("email") ? label : null, shown.get("subject"));
        compare(differences, "status", "delivered", shown.get("status"));
        compare(differences, "attachments", file == null ? 0 : 1, ((List<?>) shown.get("attachments")).size());
        compare(differences, "price", environment.equals("live"), ((Number) shown.get("price")).doubleValue() > 0);
        return differences.toString();
    }

    /** Returns the label of a message that the server returned. */
    static String label(Map<?, ?> shown) {
        return String.valueOf(shown.get("text")).strip();
    }

    private static void compare(StringBuilder differences, String name, @Nullable Object sent, @Nullable Object shown) {
        if (!String.valueOf(sent).equals(String.valueOf(shown))) {
            differences.append(name).append(" is ").append(shown).append(" instead of ").append(sent).append("; ");
        }
    }
}
