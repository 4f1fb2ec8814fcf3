package dev.latchkey.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer with what came around its value.
 *
 * {@snippet :
 * ApiResponse<List<ApiKey>> answer = keys.list().response();
 * System.out.println(answer.status() + " " + answer.requestId() + " " + answer.value().size());
 * }
 *
 * @param value the decoded body; null where the operation answers without one
 * @param status HTTP status, 200 to 299
 * @param headers response headers, names in lower case
 * @param requestId the gateway's name for this request, to quote to its support
 * @param attempts how many requests were sent, 1 where nothing was repeated
 * @param duration from the start of the call to the decoded answer
 */
public record ApiResponse<T extends @Nullable Object>(T value, int status, Map<String, List<String>> headers,
        Optional<String> requestId, int attempts, Duration duration) {

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** Without the headers' values: some servers echo a key there. */
    @Override
    public String toString() {
        return "ApiResponse[value=" + value + ", status=" + status + ", headers=" + headers.keySet() + ", requestId="
                + requestId + ", attempts=" + attempts + ", duration=" + duration + "]";
    }

    <R extends @Nullable Object> ApiResponse<R> withValue(R other) {
        return new ApiResponse<>(other, status, headers, requestId, attempts, duration);
    }
}
