package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.InvalidBodyException;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
import dev.latchkey.mockserver.http.Router;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoreException;
import java.lang.System.Logger.Level;
import java.util.List;

/** Names what can go wrong with any request in the neutral terms that dialects put into words. */
public final class Refusals {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private Refusals() {}

    /** The route a request asks for, or the refusal that there is none. */
    public static <T> Router.Found<T> require(Router.Match<T> match) {
        return switch (match) {
            case Router.Found<T> found -> found;
            case Router.WrongMethod<T> wrong -> throw new RefusedException(new Refusal(RefusalReason.METHOD_NOT_ALLOWED,
                    "This path answers " + String.join(", ", wrong.allowed()) + " only.", List.of(), wrong.allowed()));
            case Router.Unknown<T> unknown ->
                throw new RefusedException(RefusalReason.NOT_FOUND, "There is nothing at this path.");
        };
    }

    /**
     * What is told about a failure. Whatever the server did not foresee goes to its log, under the request's id, and
     * nowhere else.
     */
    public static Refusal of(Exception failure, String requestId) {
        return switch (failure) {
            case RefusedException refused -> refused.refusal();
            case InvalidBodyException body -> Refusal.of(reason(body.fault()), body.getMessage());
            case InvalidFieldsException fields -> new Refusal(RefusalReason.INVALID, summary(fields.problems()),
                    fields.problems().stream().map(Refusals::fault).toList(), List.of());
            case StoreException store -> {
                LOG.log(Level.ERROR, "The store failed request " + requestId, failure);
                yield Refusal.of(RefusalReason.STORE_FAILED,
                        "The server cannot use its store, for example because the disk"
                                + " is full, so nothing of this was stored. Its log says why, under the request id "
                                + requestId
                                + ".");
            }
            default -> {
                LOG.log(Level.ERROR, "Request " + requestId + " failed", failure);
                yield Refusal.of(RefusalReason.INTERNAL,
                        "The server failed. Its log says why, under the request id " + requestId + ".");
            }
        };
    }

    private static RefusalReason reason(InvalidBodyException.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> RefusalReason.TOO_LARGE;
            case NOT_JSON_BY_TYPE -> RefusalReason.UNSUPPORTED_MEDIA_TYPE;
            case MALFORMED -> RefusalReason.MALFORMED_JSON;
        };
    }

    private static InvalidField fault(FieldError error) {
        return new InvalidField(error.pointer(), error.code(), error.detail());
    }

    private static String summary(List<FieldError> problems) {
        FieldError first = problems.get(0);
        String name = first.pointer().replaceFirst("^#/", "");
        return problems.size() == 1
                ? name + ": " + first.detail()
                : problems.size() + " fields are wrong; the first is " + name + ": " + first.detail();
    }
}
