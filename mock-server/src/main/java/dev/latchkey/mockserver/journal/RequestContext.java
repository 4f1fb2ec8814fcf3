package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.auth.Caller;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import java.net.InetAddress;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request on its way: what becomes known about it, until it is written into the journal. Used by one thread. */
public final class RequestContext {
    /** How the route is told of a request that asks for none there is. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern MAY_BE_SECRET = Pattern.compile("(?=[^/]*[0-9A-Z])[^/]{16,}");
    private static final int MAX_METHOD_LENGTH = 20;
    private static final int MAX_PATH_LENGTH = 200;

    private final String id;
    private final Instant at;
    private final Source source;
    private final long startedNanos = System.nanoTime();
    private InetAddress address;
    private @Nullable String addressText;
    private String route = UNKNOWN;
    private @Nullable String accountId;
    private @Nullable String keyId;
    private @Nullable RefusalReason reason;
    private @Nullable String messageId;
    private @Nullable String fault;

    RequestContext(String id, Instant at, Source source, InetAddress address) {
        this.id = id;
        this.at = at;
        this.source = source;
        this.address = address;
    }

    /** The request's id. */
    public String id() {
        return id;
    }

    /** Where it comes from. */
    public InetAddress address() {
        return address;
    }

    /** The same in numbers, {@code 127.0.0.1}. */
    public String addressText() {
        String known = addressText;
        if (known == null) {
            known = address.getHostAddress();
            addressText = known;
        }
        return known;
    }

    /** It comes from here, as the proxy at the other end of the socket says. */
    public void address(InetAddress client) {
        address = client;
        addressText = null;
    }

    /** It asks for this route. */
    public void route(String method, String template) {
        route(method + " " + template);
    }

    /** It asks for this route, method and template in one. */
    public void route(String whole) {
        route = whole;
    }

    /**
     * It asks for what there is not.
     *
     * @param path as it came; what could be a secret in it is left out
     */
    public void unknownRoute(String method, String path) {
        String shown = MAY_BE_SECRET.matcher(truncate(path, MAX_PATH_LENGTH)).replaceAll("…");
        route = UNKNOWN + " " + truncate(method, MAX_METHOD_LENGTH) + " " + shown;
    }

    /** It comes from this caller. */
    public void caller(Caller known) {
        accountId = known.account().id();
        keyId = known instanceof Caller.ByKey by ? by.key().id() : null;
    }

    /** It names this key, with whatever secret: whose it is must know that it was tried. */
    public void attemptedKey(StoredKey key) {
        accountId = key.accountId();
        keyId = key.id();
    }

    /** It is refused. */
    public void refused(RefusalReason why) {
        reason = why;
    }

    /** This message came of it. */
    public void message(String made) {
        messageId = made;
    }

    /** This fault rule fired. */
    public void fault(String ruleId) {
        fault = ruleId;
    }

    JournalEntry entry(int status) {
        return new JournalEntry(id, at, source, accountId, keyId, route, status,
                reason == null ? null : reason.code(), addressText(), messageId, fault,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedNanos));
    }

    private static String truncate(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
