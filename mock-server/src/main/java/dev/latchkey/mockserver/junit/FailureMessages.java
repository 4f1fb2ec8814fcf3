package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds the messages of failed assertions: what was expected, what was sent instead, and which requests were refused.
 */
final class FailureMessages {
    private static final int MAX_LINES = 5;
    private static final String UNKNOWN = "unknown ";
    private static final Set<String> UNKNOWN_ROUTES = Set.of("not-found", "method-not-allowed");

    private FailureMessages() {}

    static String missing(MessageMatcher matcher, Duration waited, List<CapturedMessage> seen, TestAccount account) {
        return "No message was sent that is " + matcher + ".\nWaited " + waited.toMillis() + " ms. "
                + instead(matcher, seen) + refusals(account);
    }

    static String wrongNumber(int times, MessageMatcher matcher, List<CapturedMessage> found,
            List<CapturedMessage> seen,
            TestAccount account) {
        List<CapturedMessage> others = seen.stream().filter(message -> !found.contains(message)).toList();
        return "Not " + counted(times, "message") + " but " + found.size() + " were sent that are " + matcher + ".\n"
                + lines(found) + instead(matcher, others) + refusals(account);
    }

    static String unwanted(String claim, List<CapturedMessage> found) {
        return claim + ", but " + counted(found.size(), "message") + " came:\n" + lines(found);
    }

    /** Returns the requests to unknown routes, without duplicates, or an empty string if there are none. */
    static String unknownCalls(TestAccount account) {
        return account.refused().stream()
                .filter(entry -> entry.route().startsWith(UNKNOWN) && UNKNOWN_ROUTES.contains(entry.reason()))
                .map(entry -> "  - " + refusal(entry, account)).distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String instead(MessageMatcher matcher, List<CapturedMessage> seen) {
        if (seen.isEmpty()) {
            return "No other message came.\n";
        }
        List<CapturedMessage> nearest = seen.stream()
                .sorted(Comparator.comparingInt(message -> matcher.unmetCriteria(message).size())).limit(MAX_LINES)
                .toList();
        return "What came instead"
                + (seen.size() > MAX_LINES ? ", the nearest " + MAX_LINES + " of " + seen.size() : "")
                + ":\n" + nearest.stream().map(message -> "  - " + message + "\n    but is not: "
                        + String.join(", ", matcher.unmetCriteria(message)) + "\n").collect(Collectors.joining());
    }

    private static String refusals(TestAccount account) {
        List<ControlResponses.Entry> refused = account.refused();
        if (refused.isEmpty()) {
            return "No request was refused.";
        }
        return counted(refused.size(), "refused request")
                + (refused.size() > MAX_LINES ? ", the newest " + MAX_LINES : "") + ":\n"
                + refused.stream().limit(MAX_LINES).map(entry -> "  - " + refusal(entry, account))
                        .collect(Collectors.joining("\n"));
    }

    private static String refusal(ControlResponses.Entry entry, TestAccount account) {
        String who = entry.account() == null
                ? "a caller the server does not know"
                : account.keyName(entry.keyId()).map(name -> "key " + name).orElse("a key made in the test");
        String route = entry.route().startsWith(UNKNOWN) ? entry.route().substring(UNKNOWN.length()) : entry.route();
        return route + " by " + who + ": " + entry.status() + " " + entry.reason();
    }

    private static String lines(List<CapturedMessage> messages) {
        return messages.stream().limit(MAX_LINES).map(message -> "  - " + message + "\n").collect(Collectors.joining());
    }

    private static String counted(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
