package dev.latchkey.sdk;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the base URL of a server. Hosts may have underscores, as Docker Compose makes them, and other scripts. */
final class BaseUrlParser {
    private static final Pattern AUTHORITY = Pattern
            .compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{M}\\p{N}._-]+)(?::(\\d{0,5}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int MAX_PORT = 65_535;

    private BaseUrlParser() {}

    /** Returns the URL with a slash at its end and its host in ASCII. */
    static URI parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw invalid(text);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority();
        if (!scheme.equals("http") && !scheme.equals("https") || authority == null) {
            throw invalid(text);
        }
        if (authority.indexOf('@') >= 0 || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "An address must not have a user name, password, query or fragment. Give secrets to the client.");
        }
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        String port = matcher.group(2);
        if (port != null && !port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT)) {
            throw new IllegalArgumentException("A port must be 1 to " + MAX_PORT + ", not " + port + ".");
        }
        return uri.getHost() != null ? uri : withAsciiHost(uri, matcher.group(1), text);
    }

    private static URI withAsciiHost(URI uri, String host, String text) {
        if (host.chars().allMatch(c -> c < 128)) {
            return uri;
        }
        try {
            return URI.create(uri.toString().replaceFirst(Pattern.quote(host), java.net.IDN.toASCII(host)));
        } catch (IllegalArgumentException e) {
            throw invalid(text);
        }
    }

    /** Returns the host, also one with an underscore, for which {@link URI#getHost()} is null. */
    static String host(URI url) {
        String authority = url.getRawAuthority();
        return url.getHost() != null ? url.getHost() : authority.replaceFirst(":\\d*$", "");
    }

    /** Returns true if the host is this computer. Only literals are parsed, so that no DNS lookup takes place. */
    static boolean isLoopback(URI url) {
        String host = host(url);
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "'" + withoutSecrets(text) + "' is not a valid address. Write it as https://host:port.");
    }

    /** Removes the parts of an address in which people write passwords and tokens. */
    private static String withoutSecrets(String text) {
        int at = text.lastIndexOf('@');
        int slashes = text.indexOf("//");
        String visible = at < 0
                ? text
                : (slashes < 0 || slashes > at ? "" : text.substring(0, slashes + 2)) + "…"
                        + text.substring(at);
        return visible.replaceFirst("[?#].*", "…");
    }
}
