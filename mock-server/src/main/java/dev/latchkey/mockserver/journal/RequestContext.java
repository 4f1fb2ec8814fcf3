package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.StoredKey;
import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what becomes known about a request, until it is recorded in the journal. Used by one thread. */
public final class RequestContext {
    /** Route of a request that matches none. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern MAY_BE_SECRET = Pattern.compile("(?=[^/]*[0-9A-Z])[^/]{16,}");
    private static final int MAX_METHOD_LENGTH = 20;
    private static final int MAX_PATH_LENGTH = 200;

    private final String id;
    private final Instant at;
    private final MessageSource source;
    private final long startedNanos = System.nanoTime();
    private InetAddress address;
    private @Nullable String addressText;
    private String route = UNKNOWN;
    private @Nullable String accountId;
    private @Nullable String keyId;
    private @Nullable RefusalReason reason;
    private @Nullable String messageId;
    private @Nullable String fault;

    RequestContext(String id, Instant at, MessageSource source, InetAddress address) {
        this.id = id;
        this.at = at;
        this.source = source;
        this.address = address;
    }

    /** Returns the request's id. */
    public String id() {
        return id;
    }

    /** Returns the client's address. */
    public InetAddress address() {
        return address;
    }

    /** Returns the client's address as text, {@code 127.0.0.1}. */
    public String addressText() {
        String text = addressText;
        if (text == null) {
            text = address.getHostAddress();
            addressText = text;
        }
        return text;
    }

    /** Sets the client's address that a trusted proxy named. */
    public void address(InetAddress client) {
        address = client;
        addressText = null;
    }

    /** Sets the route from a method and a path template. */
    public void route(String method, String template) {
        route(method + " " + template);
    }

    /** Sets the route, method and template in one text. */
    public void route(String methodAndTemplate) {
        route = methodAndTemplate;
    }

    /**
     * Sets the route of a request that matches none.
     *
     * @param path the path as received; parts that could be a secret are masked
     */
    public void unknownRoute(String method, String path) {
        String masked = MAY_BE_SECRET.matcher(truncate(path, MAX_PATH_LENGTH)).replaceAll("…");
        route = UNKNOWN + " " + truncate(method, MAX_METHOD_LENGTH) + " " + masked;
    }

    /** Sets the caller. */
    public void caller(AuthenticatedCaller caller) {
        accountId = caller.account().id();
        keyId = caller instanceof AuthenticatedCaller.ByKey by ? by.key().id() : null;
    }

    /** Sets the key that the request names, whatever its secret: the owner must see that somebody tried it. */
    public void attemptedKey(StoredKey key) {
        accountId = key.accountId();
        keyId = key.id();
    }

    /** Sets the reason of a refusal. */
    public void refused(RefusalReason refusalReason) {
        reason = refusalReason;
    }

    /** Sets the message that the request created. */
    public void message(String id) {
        messageId = id;
    }

    /** Sets the fault rule that fired. */
    public void fault(String ruleId) {
        fault = ruleId;
    }

    JournalEntry entry(int status) {
        return new JournalEntry(id, at, source, accountId, keyId, route, status,
                reason == null ? null : reason.code(), addressText(), messageId, fault,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedNanos));
    }

    private static String truncate(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "…";
    }
}
