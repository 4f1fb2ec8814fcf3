package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.HttpRouter;
import dev.latchkey.mockserver.http.InvalidBodyException;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoreException;
import java.lang.System.Logger.Level;
import java.util.List;

/** Maps exceptions to refusals, which each gateway API turns into error responses of its own format. */
public final class RefusalMapper {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private RefusalMapper() {}

    /**
     * Returns the matched route.
     *
     * @throws RefusedException if no route matches
     */
    public static <T> HttpRouter.Found<T> require(HttpRouter.Match<T> match) {
        return switch (match) {
            case HttpRouter.Found<T> found -> found;
            case HttpRouter.WrongMethod<T> wrong ->
                throw new RefusedException(new Refusal(RefusalReason.METHOD_NOT_ALLOWED,
                        "This path supports only " + String.join(", ", wrong.allowed()) + ".", List.of(),
                        wrong.allowed()));
            case HttpRouter.Unknown<T> unknown ->
                throw new RefusedException(RefusalReason.NOT_FOUND, "There is nothing at this path.");
        };
    }

    /**
     * Returns the refusal for an exception. Details of unexpected exceptions go only to the log, with the request's id.
     */
    public static Refusal of(Exception failure, String requestId) {
        return switch (failure) {
            case RefusedException refused -> refused.refusal();
            case InvalidBodyException body -> Refusal.of(reason(body.reason()), body.getMessage());
            case InvalidFieldsException fields -> new Refusal(RefusalReason.INVALID, summary(fields.errors()),
                    fields.errors().stream().map(RefusalMapper::invalidField).toList(), List.of());
            case StoreException store -> {
                LOG.log(Level.ERROR, "The store failed request " + requestId, failure);
                yield Refusal.of(RefusalReason.STORE_FAILED,
                        "The server's storage failed, for example because the disk is full. Nothing of this request was stored."
                                + " See the server's log for request " + requestId + ".");
            }
            default -> {
                LOG.log(Level.ERROR, "Request " + requestId + " failed", failure);
                yield Refusal.of(RefusalReason.INTERNAL,
                        "The server failed. See its log for request " + requestId + ".");
            }
        };
    }

    private static RefusalReason reason(InvalidBodyException.Reason fault) {
        return switch (fault) {
            case TOO_LARGE -> RefusalReason.TOO_LARGE;
            case UNSUPPORTED_TYPE -> RefusalReason.UNSUPPORTED_MEDIA_TYPE;
            case MALFORMED -> RefusalReason.MALFORMED_JSON;
        };
    }

    private static InvalidField invalidField(FieldError error) {
        return new InvalidField(error.pointer(), error.code(), error.detail());
    }

    private static String summary(List<FieldError> problems) {
        FieldError first = problems.get(0);
        String name = first.pointer().replaceFirst("^#/", "");
        return problems.size() == 1
                ? name + ": " + first.detail()
                : problems.size() + " fields are invalid; the first is " + name + ": " + first.detail();
    }
}
