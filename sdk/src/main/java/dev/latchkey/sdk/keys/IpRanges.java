package dev.latchkey.sdk.keys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Operations on several {@link IpRange}s. */
final class IpRanges {
    /** Networks whose addresses do not occur on the public Internet. Source: RFC 6890. */
    static final List<IpRange> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8",
            "169.254.0.0/16", "100.64.0.0/10", "::1", "fc00::/7", "fe80::/10").stream().map(IpRange::parse).toList();

    /** Sorts IPv4 before IPv6, then by address, then wider ranges first. */
    private static final Comparator<IpRange> ORDER = Comparator.comparing(IpRange::isIpv6)
            .thenComparing(IpRange::network, Arrays::compareUnsigned).thenComparing(IpRange::prefixLength);

    private IpRanges() {}

    static List<IpRange> normalise(Collection<IpRange> ranges) {
        List<IpRange> merged = new ArrayList<>();
        for (IpRange range : ranges.stream().sorted(ORDER).toList()) {
            // A contained range directly follows the range that contains it, or the one that was merged into.
            if (merged.isEmpty() || !last(merged).contains(range)) {
                merged.add(range);
                mergeLast(merged);
            }
        }
        return List.copyOf(merged);
    }

    static List<IpRange> between(IpRange first, IpRange last) {
        if (!first.isSingleAddress() || !last.isSingleAddress() || first.isIpv6() != last.isIpv6()) {
            throw new IllegalArgumentException(
                    "'" + first + "' to '" + last
                            + "' is not a span between two single addresses of the same IP version.");
        }
        BigInteger from = number(first);
        BigInteger end = number(last);
        if (from.compareTo(end) > 0) {
            throw new IllegalArgumentException(
                    "'" + first + "' is higher than '" + last + "'. Write the lower address first.");
        }
        int bits = first.prefixLength();
        List<IpRange> ranges = new ArrayList<>();
        while (from.compareTo(end) <= 0) {
            // As wide as the alignment of the start allows, but no wider than the rest.
            int places = Math.min(from.signum() == 0 ? bits : from.getLowestSetBit(),
                    end.subtract(from).add(BigInteger.ONE).bitLength() - 1);
            ranges.add(IpRange.of(bytes(from, bits / 8), bits - places));
            from = from.add(BigInteger.ONE.shiftLeft(places));
        }
        return List.copyOf(ranges);
    }

    private static void mergeLast(List<IpRange> merged) {
        while (merged.size() > 1) {
            IpRange right = last(merged);
            IpRange left = merged.get(merged.size() - 2);
            if (left.prefixLength() != right.prefixLength() || left.prefixLength() == 0
                    || left.isIpv6() != right.isIpv6()) {
                return;
            }
            IpRange both = IpRange.of(left.network(), left.prefixLength() - 1);
            if (!both.contains(right)) {
                return;
            }
            merged.subList(merged.size() - 2, merged.size()).clear();
            merged.add(both);
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
