package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of a single call. An option that is not set here has its value from {@link ClientOptions}. Immutable: start
 * with {@link #none()} and derive copies.
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

    /** Returns options that change nothing. */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Sets the maximum time of the whole call, including retries and the waits between them.
     *
     * @throws IllegalArgumentException if not above zero, or over {@link ClientOptions#MAX_TIMEOUT}
     */
    public CallOptions withTimeout(Duration max) {
        return new CallOptions(ClientOptions.requireValidTimeout(max), attemptTimeout, retries, headers, tag);
    }

    /**
     * Sets the maximum time of one attempt of the call.
     *
     * @throws IllegalArgumentException if not above zero, or over {@link ClientOptions#MAX_TIMEOUT}
     */
    public CallOptions withAttemptTimeout(Duration max) {
        return new CallOptions(timeout, ClientOptions.requireValidTimeout(max), retries, headers, tag);
    }

    /** Sets the retry policy of the call. */
    public CallOptions withRetries(RetryPolicy policy) {
        return new CallOptions(timeout, attemptTimeout, policy, headers, tag);
    }

    /** Disables retries: the call makes one attempt. */
    public CallOptions withoutRetries() {
        return withRetries(RetryPolicy.none());
    }

    /**
     * Adds a request header field. It replaces a field of the same name that the operation sends by itself. Do not use
     * it for credentials: give these to the client, which keeps them out of logs.
     *
     * @throws IllegalArgumentException if the name is not a valid field name, is reserved for the client or HTTP
     *         itself, or looks like that of a secret; or if the value has characters other than visible ASCII, spaces
     *         and tabs
     */
    public CallOptions withHeader(String name, String value) {
        HeaderRules.check(name, value);
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new CallOptions(timeout, attemptTimeout, retries, Collections.unmodifiableMap(more), tag);
    }

    /**
     * Sets a tag of the caller's choice, which {@link CallHooks} and {@link CallLog} see. It is not sent. It must not
     * be a secret.
     */
    public CallOptions withTag(String newTag) {
        return new CallOptions(timeout, attemptTimeout, retries, headers, newTag);
    }

    /** Returns these options combined with others. If both set an option, the other's value is used. */
    public CallOptions and(CallOptions later) {
        CallOptions combined = new CallOptions(
                later.timeout == null ? timeout : later.timeout,
                later.attemptTimeout == null ? attemptTimeout : later.attemptTimeout,
                later.retries == null ? retries : later.retries,
                headers,
                later.tag == null ? tag : later.tag);
        for (Map.Entry<String, String> header : later.headers.entrySet()) {
            combined = combined.withHeader(header.getKey(), header.getValue());
        }
        return combined;
    }

    /** Returns the maximum time of the whole call, if set. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Returns the maximum time of one attempt, if set. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** Returns the retry policy, if set. */
    public Optional<RetryPolicy> retries() {
        return Optional.ofNullable(retries);
    }

    /** Returns the additional request header fields. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the tag, if set. */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    /** Lists the options, with the names of header fields but not their values. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", attemptTimeout=" + attemptTimeout + ", retries=" + retries
                + ", headers=" + headers.keySet() + ", tag=" + tag + "]";
    }
}
