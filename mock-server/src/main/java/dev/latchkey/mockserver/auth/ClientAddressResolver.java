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
 * Tells where a request comes from. That is the other end of the socket; only where a trusted proxy is there, it is
 * what the proxy says. Whoever sends a request can write headers, so they are read from the end: each trusted proxy
 * vouches for the address before it, and the first that nobody vouches for is the client's. What stands before it was
 * written by strangers and is not looked at.
 */
public final class ClientAddressResolver {
    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\"\\s]+)\\s*(?=;|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](:\\d{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("([^:]*):\\d{1,5}");

    private final List<IpRange> trusted;

    /** Believes proxies of these addresses; without any, every peer is a client. */
    public ClientAddressResolver(List<IpRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * The client's address.
     *
     * @param peer other end of the socket
     * @param forwardedFor values of {@code X-Forwarded-For}, in order
     * @param forwarded values of {@code Forwarded} (RFC 7239), in order
     * @throws RefusedException when a trusted proxy sends a header that cannot be read, or both: one of them could be a
     *         client's, passed on unread
     */
    public InetAddress resolve(InetAddress peer, List<String> forwardedFor, List<String> forwarded) {
        if (!isTrusted(peer)) {
            return peer;
        }
        if (!forwardedFor.isEmpty() && !forwarded.isEmpty()) {
            throw malformed(
                    "There are both X-Forwarded-For and Forwarded. Let the proxy send one and remove the other.");
        }
        return forwarded.isEmpty()
                ? resolveFrom(peer, forwardedFor, hop -> hop)
                : resolveFrom(peer, forwarded, ClientAddressResolver::forParameter);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private InetAddress resolveFrom(InetAddress peer, List<String> lines, UnaryOperator<String> named) {
        Deque<String> hops = new ArrayDeque<>();
        lines.forEach(line -> hops.addAll(splitList(line)));
        InetAddress client = peer;
        while (isTrusted(client) && !hops.isEmpty()) {
            client = parseAddress(named.apply(hops.removeLast()));
        }
        return client;
    }

    /** Split at commas, but not at those within quotes. */
    private static List<String> splitList(String line) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                inside = !inside;
            } else if (line.charAt(i) == ',' && !inside) {
                parts.add(line.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(line.substring(begin));
        return parts;
    }

    private static String forParameter(String element) {
        Matcher matcher = FOR.matcher(element.strip());
        if (!matcher.find()) {
            throw malformed("The header Forwarded of the proxy does not say for whom.");
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
                // A literal, so no name server is asked.
                return InetAddress.getByName(range.toString());
            }
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Told below.
        }
        throw malformed("The header in which the proxy names the client holds something that is no IP address.");
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(RefusalReason.MALFORMED_REQUEST, detail);
    }
}
