package dev.latchkey.sdk.keys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Several ranges of addresses together. */
final class IpRanges {
    /** Networks whose addresses are never seen on the Internet. Source: RFC 6890. */
    static final List<IpRange> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8",
            "169.254.0.0/16", "100.64.0.0/10", "::1", "fc00::/7", "fe80::/10").stream().map(IpRange::parse).toList();

    /** IPv4 before IPv6, then by address; of two that begin alike, the wider first. */
    private static final Comparator<IpRange> ORDER = Comparator.comparing(IpRange::isIpv6)
            .thenComparing(IpRange::network, Arrays::compareUnsigned).thenComparing(IpRange::prefixLength);

    private IpRanges() {}

    static List<IpRange> normalise(Collection<IpRange> ranges) {
        List<IpRange> done = new ArrayList<>();
        for (IpRange range : ranges.stream().sorted(ORDER).toList()) {
            // What lies in another comes right behind it, or behind what it was merged into.
            if (done.isEmpty() || !last(done).contains(range)) {
                done.add(range);
                mergeLast(done);
            }
        }
        return List.copyOf(done);
    }

    static List<IpRange> between(IpRange first, IpRange last) {
        if (!first.isSingleAddress() || !last.isSingleAddress() || first.isIpv6() != last.isIpv6()) {
            throw new IllegalArgumentException(
                    "'" + first + "' to '" + last + "' is not from one address to another of the same kind.");
        }
        BigInteger from = number(first);
        BigInteger end = number(last);
        if (from.compareTo(end) > 0) {
            throw new IllegalArgumentException("'" + first + "' is behind '" + last + "'. Write the lower one first.");
        }
        int bits = first.prefixLength();
        List<IpRange> ranges = new ArrayList<>();
        while (from.compareTo(end) <= 0) {
            // As wide as its place allows, and no wider than what is left.
            int places = Math.min(from.signum() == 0 ? bits : from.getLowestSetBit(),
                    end.subtract(from).add(BigInteger.ONE).bitLength() - 1);
            ranges.add(IpRange.of(bytes(from, bits / 8), bits - places));
            from = from.add(BigInteger.ONE.shiftLeft(places));
        }
        return List.copyOf(ranges);
    }

    private static void mergeLast(List<IpRange> done) {
        while (done.size() > 1) {
            IpRange right = last(done);
            IpRange left = done.get(done.size() - 2);
            if (left.prefixLength() != right.prefixLength() || left.prefixLength() == 0
                    || left.isIpv6() != right.isIpv6()) {
                return;
            }
            IpRange both = IpRange.of(left.network(), left.prefixLength() - 1);
            if (!both.contains(right)) {
                return;
            }
            done.subList(done.size() - 2, done.size()).clear();
            done.add(both);
        }
    }

    private static IpRange last(List<IpRange> list) {
        return list.get(list.size() - 1);
    }

    private static BigInteger number(IpRange address) {
        return new BigInteger(1, address.network());
    }

    private static byte[] bytes(BigInteger number, int length) {
        byte[] written = number.toByteArray();
        byte[] bytes = new byte[length];
        int copied = Math.min(written.length, length);
        System.arraycopy(written, written.length - copied, bytes, length - copied, copied);
        return bytes;
    }
}
