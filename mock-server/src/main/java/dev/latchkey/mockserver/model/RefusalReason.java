package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Reason for refusing a request, in neutral terms. Each gateway API maps it to its own error. */
public enum RefusalReason {
    /** The request has no key or session, or an unreadable one. */
    CREDENTIALS_MISSING,
    /** The key does not exist, or the secret is wrong. */
    KEY_UNKNOWN,
    /** The key was revoked. */
    KEY_REVOKED,
    /** The key has expired. */
    KEY_EXPIRED,
    /** The session does not exist. */
    SESSION_UNKNOWN,
    /** The session has expired. */
    SESSION_EXPIRED,
    /** E-mail address or password is wrong. */
    SIGN_IN_FAILED,
    /** The key must not be used from this network address. */
    ADDRESS_BLOCKED,
    /** The key lacks a permission. */
    PERMISSION_MISSING,
    /** The key must not manage a key with more rights. */
    KEY_TOO_WIDE,
    /** The secret was shown once and is not stored. */
    SECRET_NOT_KEPT,
    /** The operation requires a key; a session is not enough. */
    KEY_REQUIRED,
    /** The request comes from a web page of another origin. */
    ORIGIN_FORBIDDEN,
    /** The caller has no access to the control API. */
    CONTROL_FORBIDDEN,
    /** The path or the id does not exist. */
    NOT_FOUND,
    /** The resource does not support this method. */
    METHOD_NOT_ALLOWED,
    /** The account has reached its maximum number of keys. */
    KEY_LIMIT,
    /** The account has reached its maximum number of webhooks. */
    WEBHOOK_LIMIT,
    /** Another account has this e-mail address. */
    EMAIL_TAKEN,
    /** The body is too large. */
    TOO_LARGE,
    /** The content type is not JSON. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The body is not valid JSON. */
    MALFORMED_JSON,
    /** At least one field is invalid. */
    INVALID,
    /** The request conflicts with the current state: it comes too late or too early, or was already done. */
    CONFLICT,
    /** The account's balance is too low. */
    CREDIT_MISSING,
    /** Too many concurrent requests from one network address. */
    TOO_MANY_REQUESTS,
    /** The request violates its protocol. */
    MALFORMED_REQUEST,
    /** The request did not arrive in time. */
    REQUEST_TOO_SLOW,
    /** The URL is too long. */
    URL_TOO_LONG,
    /** The header fields are too large. */
    HEADERS_TOO_LARGE,
    /** The request uses an unsupported feature of its protocol. */
    NOT_IMPLEMENTED,
    /** The request uses an unsupported version of its protocol. */
    VERSION_UNSUPPORTED,
    /** There are too many connections. */
    TOO_MANY_CONNECTIONS,
    /** The mail must not be released to one of the recipients. */
    RELEASE_FORBIDDEN,
    /** The real mail server rejected the released mail. */
    RELEASE_REFUSED,
    /** The real mail server cannot be reached, or not over an encrypted connection. */
    RELEASE_UNREACHABLE,
    /** A fault rule refuses the request. */
    FAULT,
    /** The server's store failed, for example because the disk is full. */
    STORE_FAILED,
    /** Internal server error. */
    INTERNAL;

    /** Short lower-case name, such as {@code key-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
