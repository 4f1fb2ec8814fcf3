package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.sdk.sandbox.wire.Problem;
import java.util.List;

/** Refusals as {@code application/problem+json}. Source: RFC 9457. */
public final class Problems {
    private Problems() {}

    /**
     * The answer to a refused request.
     *
     * @param requestId the server's name for the request
     */
    public static Response of(Refusal refusal, String requestId) {
        RefusalReason reason = refusal.reason();
        List<Problem.Field> fields = refusal.fields().stream()
                .map(fault -> new Problem.Field(fault.pointer(), fault.code(), fault.detail())).toList();
        Problem problem = new Problem("urn:latchkey:problem:" + reason.code(), title(reason),
                refusal.status() == null ? status(reason) : refusal.status(),
                refusal.detail(), reason.code(), requestId, fields.isEmpty() ? null : fields);
        Response response = JsonResponses.of(problem.status(), "application/problem+json", problem);
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
            case CREDENTIALS_MISSING -> "Credentials are missing";
            case KEY_UNKNOWN -> "The key is not known";
            case KEY_REVOKED -> "The key was revoked";
            case KEY_EXPIRED -> "The key has expired";
            case SESSION_UNKNOWN -> "The session is not known";
            case SESSION_EXPIRED -> "The session has ended";
            case SIGN_IN_FAILED -> "Signing in failed";
            case ADDRESS_BLOCKED -> "The address is not allowed";
            case PERMISSION_MISSING -> "A permission is missing";
            case KEY_TOO_WIDE -> "The key is too narrow for this";
            case SECRET_NOT_KEPT -> "The secret is not kept";
            case KEY_REQUIRED -> "A key is required";
            case ORIGIN_FORBIDDEN -> "Web pages may not call this";
            case CONTROL_FORBIDDEN -> "The control API is closed to this caller";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "The method is not allowed";
            case KEY_LIMIT -> "The account has too many keys";
            case WEBHOOK_LIMIT -> "The account has too many webhooks";
            case EMAIL_TAKEN -> "The e-mail address is taken";
            case TOO_LARGE -> "The body is too large";
            case UNSUPPORTED_MEDIA_TYPE -> "The body is of another type";
            case MALFORMED_JSON -> "The body is not JSON";
            case INVALID -> "Fields are wrong";
            case CONFLICT -> "This cannot be done now";
            case CREDIT_MISSING -> "The balance is too low";
            case TOO_MANY_REQUESTS -> "Too many requests at once";
            case MALFORMED_REQUEST -> "The request is malformed";
            case REQUEST_TOO_SLOW -> "The request is too slow";
            case URL_TOO_LONG -> "The URL is too long";
            case HEADERS_TOO_LARGE -> "The header fields are too large";
            case NOT_IMPLEMENTED -> "Not implemented";
            case VERSION_UNSUPPORTED -> "The version of HTTP is not supported";
            case TOO_MANY_CONNECTIONS -> "There are too many connections";
            case STORE_FAILED -> "The server's store failed";
            case RELEASE_FORBIDDEN -> "Nothing may be sent to this address";
            case RELEASE_REFUSED -> "The mail server refused the mail";
            case RELEASE_UNREACHABLE -> "The mail server cannot be reached";
            case FAULT -> "A fault was asked for";
            case INTERNAL -> "The server failed";
        };
    }
}
