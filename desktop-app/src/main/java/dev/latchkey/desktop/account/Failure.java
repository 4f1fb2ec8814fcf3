package dev.latchkey.desktop.account;

import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.LimitException;
import java.util.List;

/**
 * Failed operation, worded for the user. Screens choose how to show it by its kind.
 *
 * @param kind kind of failure
 * @param message one or two sentences
 * @param fields errors of single fields; empty if the failure is not about fields
 */
public record Failure(Kind kind, String message, List<FieldError> fields) {
    public Failure {
        fields = List.copyOf(fields);
    }

    /** Kind of failure. */
    public enum Kind {
        /** The gateway did not respond; a later attempt may succeed. */
        OFFLINE,
        /** The gateway refused the credentials. */
        DENIED,
        /** The account has reached a limit. */
        LIMIT,
        /** The request is invalid. */
        INVALID,
        /** Any other failure. */
        BROKEN
    }

    /** Converts an exception to a failure. */
    public static Failure of(Throwable cause, Texts texts) {
        return switch (cause) {
            case ConnectFailedException e -> plain(Kind.OFFLINE, messageOf(e));
            case ConnectionException e -> plain(Kind.OFFLINE, texts.get("account.failure.offline") + " "
                    + texts.get(e.mayHaveBeenDelivered() ? "account.failure.maybe" : "account.failure.notSent"));
            case InvalidRequestException e -> new Failure(Kind.INVALID, e.reason(), e.fieldErrors());
            case LimitException e -> plain(Kind.LIMIT, e.reason());
            case AuthenticationException e -> plain(Kind.DENIED, e.reason());
            case ApiException e -> plain(Kind.BROKEN, e.reason());
            case DecodeException e -> plain(Kind.BROKEN, texts.get("account.failure.decode", e.path()));
            default -> plain(Kind.BROKEN, texts.get("account.failure.unexpected", cause.getClass().getSimpleName()));
        };
    }

    private static Failure plain(Kind kind, String message) {
        return new Failure(kind, message, List.of());
    }

    private static String messageOf(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
