package dev.latchkey.mockserver.delivery.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Tells where webhooks may call. Everywhere, because their receivers stand on developers' computers and in their
 * networks; but not at link-local addresses, where clouds hand out the credentials of the computer itself.
 */
final class WebhookDestinationPolicy implements Dns {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*\\]");
    private static final String REFUSAL = "Webhooks call no link-local address";

    /** Why an address may not be called; empty where it may, or where only its look-up will tell. */
    Optional<String> refusal(URI url) {
        try {
            return LITERAL.matcher(url.getHost()).matches() && InetAddress.getByName(url.getHost()).isLinkLocalAddress()
                    ? Optional.of(REFUSAL)
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(host);
        if (found.stream().anyMatch(InetAddress::isLinkLocalAddress)) {
            throw new UnknownHostException(REFUSAL);
        }
        return found;
    }
}
