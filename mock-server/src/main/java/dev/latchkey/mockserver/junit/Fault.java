package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault to inject: {@code Fault.refuse(503).route("POST /sandbox/v1/sms").next(2)}. Each method returns a copy with
 * one more property.
 */
public final class Fault {
    private static final String TYPE = "type";

    private final Map<String, Object> rule;

    private Fault(Map<String, Object> rule) {
        this.rule = rule;
    }

    /** Refuses the request with this HTTP status, in the gateway's error format. */
    public static Fault refuse(int status) {
        return effect("before-handling", Map.of(TYPE, "refuse", "status", status));
    }

    /** Refuses the request for this reason, such as {@code credit-missing}, in the gateway's error format. */
    public static Fault refuse(String reason) {
        return effect("before-handling", Map.of(TYPE, "refuse", "reason", reason));
    }

    /** Resets the connection without processing the request. */
    public static Fault reset() {
        return effect("before-handling", Map.of(TYPE, "reset"));
    }

    /** Closes the connection without a response and without processing the request. */
    public static Fault close() {
        return effect("before-handling", Map.of(TYPE, "close"));
    }

    /** Processes the request, but truncates the body of the response to this many bytes. */
    public static Fault truncate(int bytes) {
        return effect("answer", Map.of(TYPE, "truncate", "bytes", bytes));
    }

    /** Processes the request, but sends a response that no client can parse. */
    public static Fault malformed() {
        return effect("answer", Map.of(TYPE, "malformed"));
    }

    /** Sends the body of the response this many bytes at a time, with a pause in between. */
    public static Fault slow(int bytes, Duration pause) {
        return effect("answer", Map.of(TYPE, "slow", "bytes", bytes, "pause", pause.toString()));
    }

    /** Delays the processing of the request. */
    public static Fault delay(Duration time) {
        return new Fault(Map.of("phase", "before-handling", "delay", Map.of("median", time.toString())));
    }

    /** Delays the processing of the request by a log-normally distributed time around the median, as networks do. */
    public static Fault delay(Duration median, double sigma, int seed) {
        return new Fault(Map.of("phase", "before-handling", "delay",
                Map.of("median", median.toString(), "sigma", sigma, "seed", seed)));
    }

    /**
     * Makes the SMTP relay reply with this code.
     *
     * @param phase {@code auth}, {@code mail}, {@code rcpt}, {@code data} or {@code after-data}
     */
    public static Fault smtp(String phase, int code, String text) {
        return effect(phase, Map.of(TYPE, "reply", "code", code, "text", text));
    }

    /** Sends each webhook request this many additional times. */
    public static Fault duplicateWebhooks(int copies) {
        return effect("webhook", Map.of(TYPE, "duplicate", "copies", copies));
    }

    /** Delays webhook requests, by the account's clock. */
    public static Fault lateWebhooks(Duration by) {
        return effect("webhook", Map.of(TYPE, "late", "by", by.toString()));
    }

    /** Processes the request first and then injects the fault. Clients that retry then send twice. */
    public Fault afterCommit() {
        return with("phase", "after-commit");
    }

    /** Limits the fault to this method and path; {@code *} stands for any text. */
    public Fault route(String route) {
        return matching("route", route);
    }

    /** Limits the fault to requests with the key of this name. */
    public Fault key(String name) {
        return matching("key", name);
    }

    /** Limits the fault to messages to this address or number; {@code *} stands for any text. */
    public Fault recipient(String recipient) {
        return matching("recipient", recipient);
    }

    /**
     * Limits the fault to the next matching requests. Without this, {@link #every} or {@link #share}, it is always
     * injected.
     */
    public Fault next(int times) {
        return with("when", Map.of("next", times));
    }

    /** Injects the fault into every n-th matching request. */
    public Fault every(int n) {
        return with("when", Map.of("every", n));
    }

    /**
     * Injects the fault into this share of the matching requests, from 0 to 1. The same seed selects the same requests.
     */
    public Fault share(double share, int seed) {
        return with("when", Map.of("share", share, "seed", seed));
    }

    /** Returns the rule as JSON of the control API. */
    Map<String, Object> rule() {
        return rule;
    }

    private static Fault effect(String phase, Map<String, Object> effect) {
        return new Fault(Map.of("phase", phase, "effect", effect));
    }

    private Fault matching(String name, String value) {
        Map<String, Object> match = new LinkedHashMap<>();
        if (rule.get("match") instanceof Map<?, ?> before) {
            before.forEach((key, old) -> match.put(String.valueOf(key), old));
        }
        match.put(name, value);
        return with("match", match);
    }

    private Fault with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(rule);
        more.put(name, value);
        return new Fault(more);
    }
}
