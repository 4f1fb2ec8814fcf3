package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Why a request is refused, in neutral terms; each dialect says it its own way. */
public enum RefusalReason {
    /** No key and no session, or none that can be read. */
    CREDENTIALS_MISSING,
    /** No such key, or not its secret. */
    KEY_UNKNOWN,
    /** The key was taken back. */
    KEY_REVOKED,
    /** The key's time is over. */
    KEY_EXPIRED,
    /** No such session. */
    SESSION_UNKNOWN,
    /** The session's time is over. */
    SESSION_EXPIRED,
    /** Address and password do not fit. */
    SIGN_IN_FAILED,
    /** The key may not be used from this address. */
    ADDRESS_BLOCKED,
    /** The key may not do this. */
    PERMISSION_MISSING,
    /** The key is too narrow to deal with a wider one. */
    KEY_TOO_WIDE,
    /** The secret was shown once and is not kept. */
    SECRET_NOT_KEPT,
    /** Only a key can do this, not a session. */
    KEY_REQUIRED,
    /** The request comes from a web page of somewhere else. */
    ORIGIN_FORBIDDEN,
    /** The control API is not open to this caller. */
    CONTROL_FORBIDDEN,
    /** There is nothing here, or nothing of this id. */
    NOT_FOUND,
    /** There is something here, but not for this method. */
    METHOD_NOT_ALLOWED,
    /** The account has as many keys as it can have. */
    KEY_LIMIT,
    /** The account has as many webhooks as it can have. */
    WEBHOOK_LIMIT,
    /** Another account has this address. */
    EMAIL_TAKEN,
    /** The body is too large. */
    TOO_LARGE,
    /** The body is not JSON, by its own account. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The body is not JSON. */
    MALFORMED_JSON,
    /** Fields are wrong. */
    INVALID,
    /** What is asked for does not fit how things stand now: too late, too early, or meanwhile done. */
    CONFLICT,
    /** The account's balance is too low. */
    CREDIT_MISSING,
    /** Too many requests at once from one address. */
    TOO_MANY_REQUESTS,
    /** The request breaks the rules of its protocol. */
    MALFORMED_REQUEST,
    /** The request did not come in time. */
    REQUEST_TOO_SLOW,
    /** The URL is too long. */
    URL_TOO_LONG,
    /** The header fields are too large. */
    HEADERS_TOO_LARGE,
    /** The request asks for something of its protocol that is not known here. */
    NOT_IMPLEMENTED,
    /** The request is of another version of its protocol. */
    VERSION_UNSUPPORTED,
    /** There are too many connections. */
    TOO_MANY_CONNECTIONS,
    /** A mail may not truly be sent to somebody. */
    RELEASE_FORBIDDEN,
    /** The mail server that truly sends did not take the mail. */
    RELEASE_REFUSED,
    /** The mail server that truly sends cannot be reached, or not in private. */
    RELEASE_UNREACHABLE,
    /** A fault rule wants it so. */
    FAULT,
    /** The server's store failed, for example because the disk is full. */
    STORE_FAILED,
    /** The server failed. */
    INTERNAL;

    /** Short lower-case name, {@code key-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
