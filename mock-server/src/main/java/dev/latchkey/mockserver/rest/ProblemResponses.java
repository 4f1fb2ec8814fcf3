package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.sdk.sandbox.wire.Problem;
import java.util.List;

/** Creates error responses of type {@code application/problem+json}. Source: RFC 9457. */
public final class ProblemResponses {
    private ProblemResponses() {}

    /**
     * Returns the response to a refused request.
     *
     * @param requestId id of the request in the journal
     */
    public static ServerResponse of(Refusal refusal, String requestId) {
        RefusalReason reason = refusal.reason();
        List<Problem.Field> fields = refusal.fields().stream()
                .map(field -> new Problem.Field(field.pointer(), field.code(), field.detail())).toList();
        Problem problem = new Problem("urn:latchkey:problem:" + reason.code(), title(reason),
                refusal.status() == null ? status(reason) : refusal.status(),
                refusal.detail(), reason.code(), requestId, fields.isEmpty() ? null : fields);
        ServerResponse response = JsonResponses.of(problem.status(), "application/problem+json", problem);
        return switch (reason) {
            case METHOD_NOT_ALLOWED -> response.with("Allow", String.join(", ", refusal.allowedMethods()));
            case TOO_MANY_REQUESTS, TOO_MANY_CONNECTIONS -> response.with("Retry-After", "1");
            default -> response;
        };
    }

    private static int status(RefusalReason reason) {
        return switch (reason) {
            case MALFORMED_JSON, MALFORMED_REQUEST -> 400;
            case CREDENTIALS_MISSING, KEY_UNKNOWN, KEY_REVOKED, KEY_EXPIRED, SESSION_UNKNOWN, SESSION_EXPIRED,
                    SIGN_IN_FAILED ->
                401;
            case CREDIT_MISSING -> 402;
            case ADDRESS_BLOCKED, PERMISSION_MISSING, KEY_TOO_WIDE, KEY_REQUIRED, ORIGIN_FORBIDDEN, CONTROL_FORBIDDEN,
                    RELEASE_FORBIDDEN ->
                403;
            case NOT_FOUND, SECRET_NOT_KEPT -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case REQUEST_TOO_SLOW -> 408;
            case KEY_LIMIT, WEBHOOK_LIMIT, EMAIL_TAKEN, CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case URL_TOO_LONG -> 414;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case HEADERS_TOO_LARGE -> 431;
            case INTERNAL, FAULT -> 500;
            case NOT_IMPLEMENTED -> 501;
            case RELEASE_REFUSED -> 502;
            case STORE_FAILED, TOO_MANY_CONNECTIONS, RELEASE_UNREACHABLE -> 503;
            case VERSION_UNSUPPORTED -> 505;
        };
    }

    private static String title(RefusalReason reason) {
        return switch (reason) {
            case CREDENTIALS_MISSING -> "Missing credentials";
            case KEY_UNKNOWN -> "Unknown key";
            case KEY_REVOKED -> "Revoked key";
            case KEY_EXPIRED -> "Expired key";
            case SESSION_UNKNOWN -> "Unknown session";
            case SESSION_EXPIRED -> "Expired session";
            case SIGN_IN_FAILED -> "Sign-in failed";
            case ADDRESS_BLOCKED -> "Client address not allowed";
            case PERMISSION_MISSING -> "Missing permission";
            case KEY_TOO_WIDE -> "Key exceeds the caller's own rights";
            case SECRET_NOT_KEPT -> "Secret not stored";
            case KEY_REQUIRED -> "Key required";
            case ORIGIN_FORBIDDEN -> "Web pages are not allowed";
            case CONTROL_FORBIDDEN -> "Control API not allowed";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "Method not allowed";
            case KEY_LIMIT -> "Too many keys";
            case WEBHOOK_LIMIT -> "Too many webhooks";
            case EMAIL_TAKEN -> "E-mail address already in use";
            case TOO_LARGE -> "Body too large";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type";
            case MALFORMED_JSON -> "Malformed JSON";
            case INVALID -> "Invalid fields";
            case CONFLICT -> "Conflict";
            case CREDIT_MISSING -> "Balance too low";
            case TOO_MANY_REQUESTS -> "Too many concurrent requests";
            case MALFORMED_REQUEST -> "Malformed request";
            case REQUEST_TOO_SLOW -> "Request too slow";
            case URL_TOO_LONG -> "URL too long";
            case HEADERS_TOO_LARGE -> "Header fields too large";
            case NOT_IMPLEMENTED -> "Not implemented";
            case VERSION_UNSUPPORTED -> "HTTP version not supported";
            case TOO_MANY_CONNECTIONS -> "Too many connections";
            case STORE_FAILED -> "Storage failure";
            case RELEASE_FORBIDDEN -> "Recipient not allowed";
            case RELEASE_REFUSED -> "Refused by the mail server";
            case RELEASE_UNREACHABLE -> "Mail server unreachable";
            case FAULT -> "Simulated fault";
            case INTERNAL -> "Internal server error";
        };
    }
}
