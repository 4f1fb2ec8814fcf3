package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is different for one call. Whatever is not set here is as {@link ClientOptions} say. Immutable; start with
 * {@link #none()} and change copies of it.
 *
 * {@snippet :
 * CallOptions patient = CallOptions.none().withTimeout(Duration.ofMinutes(5)).withoutRetries().withTag("order-7");
 * sandbox.withKey("ck_1", Secret.of("the-secret")).account().with(patient).execute();
 * }
 */
public final class CallOptions {
    private static final CallOptions NONE = new CallOptions(null, null, null, Map.of(), null);

    private final @Nullable Duration timeout;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable RetryPolicy retries;
    private final Map<String, String> headers;
    private final @Nullable String tag;

    private CallOptions(@Nullable Duration timeout, @Nullable Duration attemptTimeout, @Nullable RetryPolicy retries,
            Map<String, String> headers, @Nullable String tag) {
        this.timeout = timeout;
        this.attemptTimeout = attemptTimeout;
        this.retries = retries;
        this.headers = headers;
        this.tag = tag;
    }

    /** Nothing is different. */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * How long the whole call may take, with its repetitions and the waits between them.
     *
     * @throws IllegalArgumentException when not above zero or over {@link ClientOptions#MAX_TIMEOUT}
     */
    public CallOptions withTimeout(Duration longest) {
        return new CallOptions(ClientOptions.checked(longest), attemptTimeout, retries, headers, tag);
    }

    /**
     * How long one attempt of the call may take.
     *
     * @throws IllegalArgumentException when not above zero or over {@link ClientOptions#MAX_TIMEOUT}
     */
    public CallOptions withAttemptTimeout(Duration longest) {
        return new CallOptions(timeout, ClientOptions.checked(longest), retries, headers, tag);
    }

    /** How often the call is tried. */
    public CallOptions withRetries(RetryPolicy policy) {
        return new CallOptions(timeout, attemptTimeout, policy, headers, tag);
    }

    /** The call is tried once. */
    public CallOptions withoutRetries() {
        return withRetries(RetryPolicy.none());
    }

    /**
     * A header to send, in place of one of this name that the operation sends by itself. Not for credentials: those
     * belong to the client, which keeps them out of logs.
     *
     * @throws IllegalArgumentException when the name is no header name, or one that the client or HTTP itself sets, or
     *         one for a secret; or when the value has other characters than visible ASCII, spaces and tabs
     */
    public CallOptions withHeader(String name, String value) {
        HeaderRules.check(name, value);
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new CallOptions(timeout, attemptTimeout, retries, Collections.unmodifiableMap(more), tag);
    }

    /** A word of the caller's own, which {@link CallHooks} and {@link CallLog} see. It is not sent. No secrets. */
    public CallOptions withTag(String word) {
        return new CallOptions(timeout, attemptTimeout, retries, headers, word);
    }

    /** These options and those; where both say something, those count. */
    public CallOptions and(CallOptions later) {
        CallOptions both = new CallOptions(
                later.timeout == null ? timeout : later.timeout,
                later.attemptTimeout == null ? attemptTimeout : later.attemptTimeout,
                later.retries == null ? retries : later.retries,
                headers,
                later.tag == null ? tag : later.tag);
        for (Map.Entry<String, String> header : later.headers.entrySet()) {
            both = both.withHeader(header.getKey(), header.getValue());
        }
        return both;
    }

    /** How long the whole call may take, where set. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** How long one attempt may take, where set. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** How often the call is tried, where set. */
    public Optional<RetryPolicy> retries() {
        return Optional.ofNullable(retries);
    }

    /** Headers to send. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The caller's own word, where set. */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** What is set; of headers the names only. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", attemptTimeout=" + attemptTimeout + ", retries=" + retries
                + ", headers=" + headers.keySet() + ", tag=" + tag + "]";
    }
}
