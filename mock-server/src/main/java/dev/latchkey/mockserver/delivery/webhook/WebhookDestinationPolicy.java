package dev.latchkey.mockserver.delivery.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Decides which addresses webhooks may call. All are allowed, because receivers run on developers' computers and in
 * their networks, except link-local ones, where clouds publish the credentials of the machine itself.
 */
final class WebhookDestinationPolicy implements Dns {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*\\]");
    private static final String REFUSAL = "Webhooks cannot call link-local addresses";

    /** Returns why an address may not be called. Empty if it may, or if only the DNS lookup can decide. */
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
        List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
        if (addresses.stream().anyMatch(InetAddress::isLinkLocalAddress)) {
            throw new UnknownHostException(REFUSAL);
        }
        return addresses;
    }
}
