package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;

/** What may be sent again. The rules are not the user's to choose: the wrong ones send a message twice. */
final class RetryRules {
    private RetryRules() {}

    /** Whether a request of this method does no more when it is carried out twice. */
    static boolean isIdempotent(String method) {
        return switch (method) {
            case "GET", "HEAD", "PUT", "DELETE", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Whether to repeat after a refusal; {@code told} when it says how long to wait. */
    static boolean afterStatus(int status, boolean safe, boolean told) {
        return switch (status) {
            case 429 -> true;
            case 503 -> safe || told;
            case 408, 500, 502, 504 -> safe;
            default -> false;
        };
    }

    /** Whether to repeat when no answer came; {@code written} when some of the request may have arrived. */
    static boolean afterFailure(FailureKind kind, boolean safe, boolean written) {
        return switch (kind) {
            case UNKNOWN_HOST, UNREACHABLE, TIMED_OUT, BROKEN -> safe || !written;
            case PROXY, INSECURE, INTERRUPTED, CANCELED, FOREIGN_ORIGIN, UNSENDABLE_FILE, UNREADABLE -> false;
        };
    }
}
