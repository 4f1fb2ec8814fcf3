package dev.latchkey.sdk.keys;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * An IPv4 or IPv6 address, or a range of addresses in CIDR notation. An IPv4-mapped IPv6 address
 * ({@code ::ffff:192.0.2.1}) is the IPv4 address. Two ranges are equal if they contain the same addresses. An IPv6
 * range contains no IPv4 address, not even {@code ::/0} does. There are no DNS lookups.
 *
 * {@snippet :
 * IpRange office = IpRange.parse("203.0.113.0/24");
 * boolean inside = office.contains(IpRange.parse("203.0.113.7"));
 * }
 */
public final class IpRange {

    private final byte[] network;
    private final int prefix;

    private IpRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Parses {@code 203.0.113.7}, {@code 203.0.113.0/24}, {@code 2001:db8::7} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException if the text is none of these, or has bits set after its prefix; the message then
     *         suggests the whole range
     */
    public static IpRange parse(String text) {
        IpRange range = networkOf(text);
        String address = text.strip().split("/", 2)[0];
        byte[] written = IpParser.address(address, address.length(), text);
        if (!Arrays.equals(written, range.network)) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is an address inside a range. Did you mean the whole range " + range + "?");
        }
        return range;
    }

    /**
     * Parses like {@link #parse}, but converts {@code 203.0.113.7/24} to the range that contains it,
     * {@code 203.0.113.0/24}.
     *
     * @throws IllegalArgumentException if the text is neither an address nor a range
     */
    public static IpRange networkOf(String text) {
        String range = text.strip();
        int slash = range.indexOf('/');
        int end = slash < 0 ? range.length() : slash;
        byte[] address = IpParser.address(range, end, text);
        int bits = address.length * 8;
        int prefix = bits;
        if (slash >= 0) {
            int colon = range.indexOf(':');
            boolean asIpv6 = colon >= 0 && colon < end;
            prefix = IpParser.prefix(range, slash + 1, text);
            if (address.length == 4 && asIpv6) {
                prefix -= 96;
            }
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("'" + range + "' has the prefix /" + range.substring(slash + 1)
                        + "; it must be "
                        + (!asIpv6 ? "/0 to /32." : bits == 32 ? "/96 to /128." : "/0 to /128."));
            }
        }
        mask(address, prefix);
        return new IpRange(address, prefix);
    }

    /** Returns true if the range contains the address. An IPv4 address and its IPv4-mapped form are the same. */
    public boolean contains(InetAddress address) {
        byte[] bytes = IpParser.unmapped(address.getAddress());
        return bytes.length == network.length && Arrays.equals(masked(bytes, prefix), network);
    }

    /** Returns true if this range contains all addresses of the other. */
    public boolean contains(IpRange other) {
        return other.network.length == network.length && other.prefix >= prefix
                && Arrays.equals(masked(other.network, prefix), network);
    }

    /** Returns true if the two ranges share an address. Of two overlapping ranges, one contains the other. */
    public boolean overlaps(IpRange other) {
        return contains(other) || other.contains(this);
    }

    /**
     * Returns true if none of its addresses occurs on the public Internet: they are private, loopback, link-local, or
     * shared between customers of a provider. A gateway on the Internet never sees requests from such an address.
     */
    public boolean isPrivate() {
        return IpRanges.PRIVATE.stream().anyMatch(network -> network.contains(this));
    }

    /** Returns the lowest address. */
    public IpRange first() {
        return new IpRange(network, network.length * 8);
    }

    /** Returns the highest address. */
    public IpRange last() {
        byte[] last = network.clone();
        for (int i = 0; i < last.length; i++) {
            last[i] |= (byte) ~(0xff00 >> prefixBits(prefix, i));
        }
        return new IpRange(last, last.length * 8);
    }

    /** Returns the number of addresses. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(network.length * 8 - prefix);
    }

    /**
     * Returns the minimal list of ranges with exactly the same addresses: contained ranges are dropped and adjacent
     * ones merged. IPv4 comes before IPv6, then they are sorted by address.
     */
    public static List<IpRange> normalise(Collection<IpRange> ranges) {
        return IpRanges.normalise(ranges);
    }

    /**
     * Returns the minimal list of ranges from one address to another, both included: {@code 203.0.113.4} to
     * {@code 203.0.113.9} gives {@code 203.0.113.4/30} and {@code 203.0.113.8/31}.
     *
     * @throws IllegalArgumentException if one argument is not a single address, if one is IPv4 and the other IPv6, or
     *         if the first is higher than the last
     */
    public static List<IpRange> between(IpRange first, IpRange last) {
        return IpRanges.between(first, last);
    }

    /** Returns true if this is a single address. */
    public boolean isSingleAddress() {
        return prefix == network.length * 8;
    }

    /** Returns the number of leading bits that all its addresses share: 0 to 32, or 0 to 128 for IPv6. */
    public int prefixLength() {
        return prefix;
    }

    /** Returns true if this is an IPv6 address or range. */
    public boolean isIpv6() {
        return network.length == 16;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange that && prefix == that.prefix && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefix;
    }

    /** Formats the address, or the range in CIDR notation; IPv6 in the short form of RFC 5952. */
    @Override
    public String toString() {
        return isSingleAddress() ? IpParser.format(network) : IpParser.format(network) + "/" + prefix;
    }

    byte[] network() {
        return network.clone();
    }

    static IpRange of(byte[] network, int prefix) {
        return new IpRange(masked(network, prefix), prefix);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        mask(masked, prefix);
        return masked;
    }

    private static void mask(byte[] address, int prefix) {
        for (int i = 0; i < address.length; i++) {
            address[i] &= (byte) (0xff00 >> prefixBits(prefix, i));
        }
    }

    /** Returns the number of bits of a byte that belong to the prefix. */
    private static int prefixBits(int prefix, int index) {
        return Math.max(0, Math.min(8, prefix - 8 * index));
    }
}
