package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that shall go wrong: {@code Fault.refuse(503).route("POST /sandbox/v1/sms").next(2)}. Each method gives
 * another fault that says more.
 */
public final class Fault {
    private static final String TYPE = "type";

    private final Map<String, Object> rule;

    private Fault(Map<String, Object> rule) {
        this.rule = rule;
    }

    /** The request is refused with this HTTP status, in the words of the gateway it was for. */
    public static Fault refuse(int status) {
        return effect("before-handling", Map.of(TYPE, "refuse", "status", status));
    }

    /** The request is refused for this reason, {@code credit-missing}, in the words of the gateway it was for. */
    public static Fault refuse(String reason) {
        return effect("before-handling", Map.of(TYPE, "refuse", "reason", reason));
    }

    /** The connection is reset, and nothing is done. */
    public static Fault reset() {
        return effect("before-handling", Map.of(TYPE, "reset"));
    }

    /** The connection is closed without an answer, and nothing is done. */
    public static Fault close() {
        return effect("before-handling", Map.of(TYPE, "close"));
    }

    /** Only so many bytes of the answer's body come; what was asked for is done. */
    public static Fault truncate(int bytes) {
        return effect("answer", Map.of(TYPE, "truncate", "bytes", bytes));
    }

    /** An answer comes that no client can read; what was asked for is done. */
    public static Fault malformed() {
        return effect("answer", Map.of(TYPE, "malformed"));
    }

    /** The answer's body comes so many bytes at a time, with a pause in between. */
    public static Fault slow(int bytes, Duration pause) {
        return effect("answer", Map.of(TYPE, "slow", "bytes", bytes, "pause", pause.toString()));
    }

    /** The request waits before it is handled. */
    public static Fault delay(Duration time) {
        return new Fault(Map.of("phase", "before-handling", "delay", Map.of("median", time.toString())));
    }

    /** The request waits now longer, now shorter, as networks do: log-normally around the median. */
    public static Fault delay(Duration median, double sigma, int seed) {
        return new Fault(Map.of("phase", "before-handling", "delay",
                Map.of("median", median.toString(), "sigma", sigma, "seed", seed)));
    }

    /**
     * The relay answers with this code.
     *
     * @param phase {@code auth}, {@code mail}, {@code rcpt}, {@code data} or {@code after-data}
     */
    public static Fault smtp(String phase, int code, String text) {
        return effect(phase, Map.of(TYPE, "reply", "code", code, "text", text));
    }

    /** Webhooks are called so many times more than once for each event. */
    public static Fault duplicateWebhooks(int copies) {
        return effect("webhook", Map.of(TYPE, "duplicate", "copies", copies));
    }

    /** Webhooks are called later, by the account's clock. */
    public static Fault lateWebhooks(Duration by) {
        return effect("webhook", Map.of(TYPE, "late", "by", by.toString()));
    }

    /** What was asked for is done first, and then the fault happens: the case that makes programs send twice. */
    public Fault afterCommit() {
        return with("phase", "after-commit");
    }

    /** Only for this method and path; a star stands for anything. */
    public Fault route(String route) {
        return matching("route", route);
    }

    /** Only for requests with the key of this name. */
    public Fault key(String name) {
        return matching("key", name);
    }

    /** Only for messages to this address or number; a star stands for anything. */
    public Fault recipient(String recipient) {
        return matching("recipient", recipient);
    }

    /** Only the next so many times. Unless this, {@link #every} or {@link #share} is said, always. */
    public Fault next(int times) {
        return with("when", Map.of("next", times));
    }

    /** Only every n-th time. */
    public Fault every(int n) {
        return with("when", Map.of("every", n));
    }

    /** Only this share of the times, from 0 to 1, the same ones for the same seed. */
    public Fault share(double share, int seed) {
        return with("when", Map.of("share", share, "seed", seed));
    }

    /** As the control API wants it. */
    Map<String, Object> rule() {
        return rule;
    }

    private static Fault effect(String phase, Map<String, Object> what) {
        return new Fault(Map.of("phase", phase, "effect", what));
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
