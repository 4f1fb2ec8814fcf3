package dev.latchkey.sdk.keys;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * One address or a range of addresses in CIDR notation, IPv4 or IPv6. An IPv4 address written the IPv6 way
 * ({@code ::ffff:192.0.2.1}) is the IPv4 address. Two ranges are equal when they hold the same addresses.
 * No name server is ever asked. A range of IPv6 holds no IPv4 address, not even all of IPv6.
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
     * Reads {@code 203.0.113.7}, {@code 203.0.113.0/24}, {@code 2001:db8::7} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException when it is none of these, or when it has bits set behind its prefix; the message
     *         then names the range that was likely meant
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
     * As {@link #parse}, but {@code 203.0.113.7/24} is taken as the range it lies in, {@code 203.0.113.0/24}.
     *
     * @throws IllegalArgumentException when it is neither an address nor a range
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
                throw new IllegalArgumentException("'" + range + "' has a prefix of /" + range.substring(slash + 1)
                        + "; here it can be "
                        + (!asIpv6 ? "/0 to /32." : bits == 32 ? "/96 to /128." : "/0 to /128."));
            }
        }
        mask(address, prefix);
        return new IpRange(address, prefix);
    }

    /** Whether the address lies in the range. An IPv4 address and its IPv6 form are the same. */
    public boolean contains(InetAddress address) {
        byte[] bytes = IpParser.unmapped(address.getAddress());
        return bytes.length == network.length && Arrays.equals(masked(bytes, prefix), network);
    }

    /** Whether every address of the other range lies in this one. */
    public boolean contains(IpRange other) {
        return other.network.length == network.length && other.prefix >= prefix
                && Arrays.equals(masked(other.network, prefix), network);
    }

    /** Whether an address lies in both. Of two ranges that overlap, one contains the other. */
    public boolean overlaps(IpRange other) {
        return contains(other) || other.contains(this);
    }

    /**
     * Whether no address of it is ever seen on the Internet: it is private, loopback or link-local, or shared between
     * customers of a provider. A gateway on the Internet never sees a caller come from there.
     */
    public boolean isPrivate() {
        return IpRanges.PRIVATE.stream().anyMatch(known -> known.contains(this));
    }

    /** The lowest address of it. */
    public IpRange first() {
        return new IpRange(network, network.length * 8);
    }

    /** The highest address of it. */
    public IpRange last() {
        byte[] last = network.clone();
        for (int i = 0; i < last.length; i++) {
            last[i] |= (byte) ~(0xff00 >> keptBits(prefix, i));
        }
        return new IpRange(last, last.length * 8);
    }

    /** How many addresses are in it. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(network.length * 8 - prefix);
    }

    /**
     * The fewest ranges with exactly the same addresses: what lies in another is dropped, neighbours become one. IPv4
     * first, then by address.
     */
    public static List<IpRange> normalise(Collection<IpRange> ranges) {
        return IpRanges.normalise(ranges);
    }

    /**
     * The fewest ranges with exactly the addresses from one to another, both included: {@code 203.0.113.4} to
     * {@code 203.0.113.9} is {@code 203.0.113.4/30} and {@code 203.0.113.8/31}.
     *
     * @throws IllegalArgumentException when one is a range, when one is IPv4 and one IPv6, or when the first is behind
     *         the last
     */
    public static List<IpRange> between(IpRange first, IpRange last) {
        return IpRanges.between(first, last);
    }

    /** Whether it is one address. */
    public boolean isSingleAddress() {
        return prefix == network.length * 8;
    }

    /** How many leading bits all its addresses share: 0 to 32, or 0 to 128 for IPv6. */
    public int prefixLength() {
        return prefix;
    }

    /** Whether it is a range of IPv6. */
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

    /** The address, or the range in CIDR notation; IPv6 in the short form of RFC 5952. */
    @Override
    public String toString() {
        return isSingleAddress() ? IpParser.of(network) : IpParser.of(network) + "/" + prefix;
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
            address[i] &= (byte) (0xff00 >> keptBits(prefix, i));
        }
    }

    /** How many bits of a byte lie in the prefix. */
    private static int keptBits(int prefix, int index) {
        return Math.max(0, Math.min(8, prefix - 8 * index));
    }
}
