package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiException.Refusal;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConflictException;
import dev.latchkey.sdk.CreditException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.LimitException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.internal.http.ErrorResponse;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.sandbox.wire.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts error responses of the sandbox, {@code application/problem+json}, to exceptions. */
final class SandboxRefusals {
    private static final JsonFormat<Problem> PROBLEMS = Json.format(Problem.class);

    private SandboxRefusals() {}

    static ApiException read(ErrorResponse response) {
        Problem problem = problem(response);
        Refusal refusal = response.refusal(
                problem == null ? null : problem.code(),
                problem == null ? response.describeUnknown() : problem.detail(),
                problem == null || problem.errors() == null || problem.errors().isEmpty()
                        ? List.of()
                        : problem.errors().stream().map(SandboxRefusals::field).toList());
        return exception(response.status(), problem == null ? "" : problem.code(), refusal);
    }

    /** Chooses the exception by the error code, or by the status if the code is missing or unknown. */
    private static ApiException exception(int status, String code, Refusal refusal) {
        return switch (code) {
            case "credentials-missing", "key-unknown", "key-revoked", "key-expired", "session-unknown",
                    "session-expired", "sign-in-failed" ->
                new AuthenticationException(refusal);
            case "credit-missing" -> new CreditException(refusal);
            case "address-blocked", "permission-missing", "key-too-wide", "key-required", "origin-forbidden",
                    "control-forbidden" ->
                new PermissionException(refusal);
            case "not-found", "secret-not-kept" -> new NotFoundException(refusal);
            case "key-limit", "webhook-limit" -> new LimitException(refusal);
            case "conflict", "email-taken" -> new ConflictException(refusal);
            case "malformed-json", "malformed-request", "too-large", "url-too-long", "unsupported-media-type",
                    "invalid", "headers-too-large" ->
                new InvalidRequestException(refusal);
            case "too-many-requests", "too-many-connections" -> new RateLimitException(refusal);
            case "method-not-allowed", "request-too-slow", "internal", "not-implemented", "store-failed",
                    "version-unsupported" ->
                new ApiException(refusal);
            default -> byStatus(status, refusal);
        };
    }

    private static ApiException byStatus(int status, Refusal refusal) {
        return switch (status) {
            case 400, 413, 414, 415, 422, 431 -> new InvalidRequestException(refusal);
            case 401 -> new AuthenticationException(refusal);
            case 402 -> new CreditException(refusal);
            case 403 -> new PermissionException(refusal);
            case 404 -> new NotFoundException(refusal);
            case 409 -> new ConflictException(refusal);
            case 429 -> new RateLimitException(refusal);
            default -> new ApiException(refusal);
        };
    }

    private static @Nullable Problem problem(ErrorResponse response) {
        if (!response.isJson()) {
            return null;
        }
        try {
            return PROBLEMS.decode(response.body());
        } catch (DecodeException e) {
            return null;
        }
    }

    /** Converts a JSON pointer to Java notation: {@code #/allowedIps/0} becomes {@code allowedIps[0]}. */
    private static FieldError field(Problem.Field field) {
        StringBuilder path = new StringBuilder();
        for (String part : field.pointer().replaceFirst("^#?/", "").split("/")) {
            if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return new FieldError(path.toString(), field.code(), field.detail());
    }
}
