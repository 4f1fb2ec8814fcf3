package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;

/** Rules for retries. Users cannot change them, because wrong rules would send a message twice. */
final class RetryRules {
    private RetryRules() {}

    /** Returns true if the method is idempotent (RFC 9110, 9.2.2). */
    static boolean isIdempotent(String method) {
        return switch (method) {
            case "GET", "HEAD", "PUT", "DELETE", "OPTIONS" -> true;
            default -> false;
        };
    }

    /**
     * Returns true if an error response allows a retry. {@code hasRetryAfter} is true if it has {@code Retry-After}.
     */
    static boolean afterStatus(int status, boolean idempotent, boolean hasRetryAfter) {
        return switch (status) {
            case 429 -> true;
            case 503 -> idempotent || hasRetryAfter;
            case 408, 500, 502, 504 -> idempotent;
            default -> false;
        };
    }

    /**
     * Returns true if a failure without a response allows a retry. {@code written} is true if part of the request may
     * have arrived.
     */
    static boolean afterFailure(FailureKind kind, boolean idempotent, boolean written) {
        return switch (kind) {
            case UNKNOWN_HOST, UNREACHABLE, TIMED_OUT, BROKEN -> idempotent || !written;
            case PROXY, INSECURE, INTERRUPTED, CANCELED, FOREIGN_ORIGIN, UNSENDABLE_FILE, UNREADABLE -> false;
        };
    }
}
