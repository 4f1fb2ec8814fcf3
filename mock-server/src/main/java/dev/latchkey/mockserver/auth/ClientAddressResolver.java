package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.sdk.keys.IpRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the client address of a request. It is the peer of the socket; if the peer is a trusted proxy, it is the
 * address that the proxy names. Clients can write header fields themselves, so the values are read from the end. Each
 * trusted proxy vouches for the address before it, and the first address that is no trusted proxy is the client. Values
 * before it come from untrusted hosts and are ignored.
 */
public final class ClientAddressResolver {
    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\"\\s]+)\\s*(?=;|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](:\\d{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("([^:]*):\\d{1,5}");

    private final List<IpRange> trusted;

    /** Creates a resolver that trusts proxies in these ranges. Without any, every peer is a client. */
    public ClientAddressResolver(List<IpRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Returns the client's address.
     *
     * @param peer other end of the socket
     * @param forwardedFor values of {@code X-Forwarded-For}, in order
     * @param forwarded values of {@code Forwarded} (RFC 7239), in order
     * @throws RefusedException if a trusted proxy sends a malformed header field, or both: one of them could come from
     *        the client, forwarded unread
     */
    public InetAddress resolve(InetAddress peer, List<String> forwardedFor, List<String> forwarded) {
        if (!isTrusted(peer)) {
            return peer;
        }
        if (!forwardedFor.isEmpty() && !forwarded.isEmpty()) {
            throw malformed(
                    "The request has both X-Forwarded-For and Forwarded."
                            + " Configure the proxy to send one and remove the other.");
        }
        return forwarded.isEmpty()
                ? resolveFrom(peer, forwardedFor, hop -> hop)
                : resolveFrom(peer, forwarded, ClientAddressResolver::forParameter);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private InetAddress resolveFrom(InetAddress peer, List<String> lines, UnaryOperator<String> extractor) {
        Deque<String> hops = new ArrayDeque<>();
        lines.forEach(line -> hops.addAll(splitList(line)));
        InetAddress client = peer;
        while (isTrusted(client) && !hops.isEmpty()) {
            client = parseAddress(extractor.apply(hops.removeLast()));
        }
        return client;
    }

    /** Splits at commas, except within quotes. */
    private static List<String> splitList(String line) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == ',' && !quoted) {
                parts.add(line.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }

    private static String forParameter(String element) {
        Matcher matcher = FOR.matcher(element.strip());
        if (!matcher.find()) {
            throw malformed("The proxy's Forwarded header field has no 'for' parameter.");
        }
        return matcher.group(1).replace("\"", "");
    }

    private static InetAddress parseAddress(String hop) {
        String text = hop.strip().toLowerCase(Locale.ROOT);
        Matcher bracketed = BRACKETED.matcher(text);
        Matcher withPort = WITH_PORT.matcher(text);
        if (bracketed.matches()) {
            text = bracketed.group(1);
        } else if (withPort.matches()) {
            text = withPort.group(1);
        }
        try {
            IpRange range = IpRange.parse(text);
            if (range.isSingleAddress() && text.indexOf('/') < 0) {
                // A literal, so there is no DNS lookup.
                return InetAddress.getByName(range.toString());
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Reported below.
        }
        throw malformed("The header field in which the proxy names the client has a value that is not an IP address.");
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(RefusalReason.MALFORMED_REQUEST, detail);
    }
}
