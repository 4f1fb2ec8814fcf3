package dev.latchkey.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Successful response: the decoded value, with status, headers, request id, attempts and duration.
 *
 * {@snippet :
 * ApiResponse<List<ApiKey>> response = keys.list().executeForResponse();
 * System.out.println(response.status() + " " + response.requestId() + " " + response.value().size());
 * }
 *
 * @param value the decoded body; null if the operation returns none
 * @param status HTTP status, 200 to 299
 * @param headers response header fields, with names in lower case
 * @param requestId the gateway's id of this request, to quote to its support
 * @param attempts number of requests sent; 1 if there was no retry
 * @param duration time from the start of the call to the decoded response
 */
public record ApiResponse<T extends @Nullable Object>(T value, int status, Map<String, List<String>> headers,
        Optional<String> requestId, int attempts, Duration duration) {

    /** Returns the first value of a header field. The case of the name does not matter. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** Leaves out the values of header fields, since some servers echo a key there. */
    @Override
    public String toString() {
        return "ApiResponse[value=" + value + ", status=" + status + ", headers=" + headers.keySet() + ", requestId="
                + requestId + ", attempts=" + attempts + ", duration=" + duration + "]";
    }

    /**
     * Returns this response with its value converted by a function.
     *
     * @throws DecodeException if the function throws anything but a {@link LatchkeyException}. The request was carried
     *         out, and an {@code IllegalArgumentException} would mean that nothing was sent.
     */
    public <R extends @Nullable Object> ApiResponse<R> map(Function<? super T, ? extends R> mapping) {
        R converted;
        try {
            converted = mapping.apply(value);
        } catch (DecodeException e) {
            throw e.operation().isEmpty() ? withCall(e) : e;
        } catch (LatchkeyException e) {
            throw e;
        } catch (RuntimeException e) {
            throw withCall(new DecodeException("The value of the response could not be converted.", "$", e));
        }
        return new ApiResponse<>(converted, status, headers, requestId, attempts, duration);
    }

    private DecodeException withCall(DecodeException e) {
        return new DecodeException(e, status, requestId.orElse(null), new CallTrace("", "", attempts, true));
    }
}
