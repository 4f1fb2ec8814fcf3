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
 * Why something did not work, for people. Each kind has one way to be shown, so no screen invents its own.
 *
 * @param kind what to do next
 * @param message one or two sentences
 * @param fields what is wrong field by field; empty where no field is to blame
 */
public record Failure(Kind kind, String message, List<FieldError> fields) {
    public Failure {
        fields = List.copyOf(fields);
    }

    /** What to do next. */
    public enum Kind {
        /** No answer: try again later. */
        OFFLINE,
        /** The gateway said no to who asked. */
        DENIED,
        /** The account is full. */
        LIMIT,
        /** Something in the request is wrong. */
        INVALID,
        /** None of these. */
        BROKEN
    }

    /** What an exception means for people. */
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
