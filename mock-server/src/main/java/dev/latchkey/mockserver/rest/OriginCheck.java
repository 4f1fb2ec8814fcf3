package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Distinguishes requests of programs from those of web pages. A page in the developer's browser can reach a server on the
 * same computer. Browsers name the page in {@code Origin} and the server's host name in {@code Host}.
 */
public final class OriginCheck {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}");

    private OriginCheck() {}

    /** Refuses a request of a web page that was not loaded from this computer. */
    public static void refuseForeignPage(ServerRequest request) {
        for (String origin : request.headers("Origin")) {
            if (!isLoopback(host(origin))) {
                throw new RefusedException(RefusalReason.ORIGIN_FORBIDDEN,
                        "This request comes from a web page. Call this API from a program, without an Origin header.");
            }
        }
    }

    /** Returns true if the host is this computer, and the origin, if any, is a page of this server. */
    public static boolean isLocal(ServerRequest request) {
        List<String> hosts = request.headers("Host");
        if (hosts.size() != 1 || !isLoopback(host("http://" + hosts.get(0)))) {
            return false;
        }
        String ownOrigin = (request.isSecure() ? "https://" : "http://") + hosts.get(0);
        boolean ownPage = request.headers("Origin").stream().allMatch(ownOrigin::equalsIgnoreCase);
        // Also covers requests without an Origin header, such as those of images.
        boolean sameSite = request.headers("Sec-Fetch-Site").stream()
                .allMatch(site -> site.equals("same-origin") || site.equals("none"));
        return ownPage && sameSite;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches() || host.startsWith("[") && isLoopbackLiteral(host);
    }

    /** Only an IP address can stand in brackets, so this makes no DNS request. */
    private static boolean isLoopbackLiteral(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String host(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
