package dev.latchkey.sdk.keys;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One address or a range of addresses in CIDR notation, IPv4 or IPv6. An IPv4 address written the IPv6 way
 * ({@code ::ffff:192.0.2.1}) is the IPv4 address. Two ranges are equal when they hold the same addresses.
 * No name server is ever asked.
 *
 * {@snippet :
 * IpRange office = IpRange.parse("203.0.113.0/24");
 * boolean inside = office.contains(IpRange.parse("203.0.113.7"));
 * }
 */
public final class IpRange {
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]+(:\\d{1,3}(\\.\\d{1,3}){3})?");

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
        byte[] written = address(text.strip().split("/", 2)[0], text);
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
        String first = slash < 0 ? range : range.substring(0, slash);
        byte[] address = address(first, text);
        int bits = address.length * 8;
        int prefix = bits;
        if (slash >= 0) {
            prefix = prefix(range.substring(slash + 1), text);
            if (address.length == 4 && first.indexOf(':') >= 0) {
                prefix -= 96;
            }
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("'" + range + "' has a prefix of /" + range.substring(slash + 1)
                        + "; here it can be " + (first.indexOf(':') >= 0 ? "/0 to /128." : "/0 to /32."));
            }
        }
        return new IpRange(masked(address, prefix), prefix);
    }

    /** Whether the address lies in the range. An IPv4 address and its IPv6 form are the same. */
    public boolean contains(InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        return bytes.length == network.length && Arrays.equals(masked(bytes, prefix), network);
    }

    /** Whether every address of the other range lies in this one. */
    public boolean contains(IpRange other) {
        return other.network.length == network.length && other.prefix >= prefix
                && Arrays.equals(masked(other.network, prefix), network);
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
        String address = network.length == 4 ? dotted() : compressed();
        return isSingleAddress() ? address : address + "/" + prefix;
    }

    private String dotted() {
        return (network[0] & 255) + "." + (network[1] & 255) + "." + (network[2] & 255) + "." + (network[3] & 255);
    }

    private String compressed() {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (network[2 * i] & 255) << 8 | network[2 * i + 1] & 255;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static byte[] address(String part, String whole) {
        return part.indexOf(':') >= 0 ? ipv6(part, whole) : ipv4(part, whole);
    }

    /** By hand, because a page of keys has many of them, and patterns would allocate more than all else of a key. */
    private static byte[] ipv4(String part, String whole) {
        byte[] bytes = new byte[4];
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int end = i < 3 ? part.indexOf('.', start) : part.length();
            if (end < 0) {
                throw notAnAddress(whole);
            }
            bytes[i] = (byte) number(part, start, end, 255, whole);
            start = end + 1;
        }
        return bytes;
    }

    /** A number without leading zeros, which would be octal to some programs and decimal to others. */
    private static int number(String text, int start, int end, int most, String whole) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > start && number == 0) {
                throw notAnAddress(whole);
            }
            number = Math.min(number * 10 + digit, most + 1);
        }
        if (start >= end || number > most) {
            throw notAnAddress(whole);
        }
        return number;
    }

    private static byte[] ipv6(String part, String whole) {
        if (part.length() > 45 || !IPV6.matcher(part).matches()) {
            throw notAnAddress(whole);
        }
        try {
            // A text with a colon is only ever read as a literal.
            InetAddress address = InetAddress.getByName(part);
            return address instanceof Inet4Address ? address.getAddress() : unmapped(address.getAddress());
        } catch (UnknownHostException e) {
            throw notAnAddress(whole);
        }
    }

    private static int prefix(String part, String whole) {
        return number(part, 0, part.length(), 999, whole);
    }

    private static IllegalArgumentException notAnAddress(String whole) {
        String shown = whole.strip();
        return new IllegalArgumentException("'" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown)
                + "' is neither an IP address nor a range. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.");
    }

    private static byte[] unmapped(byte[] address) {
        if (address.length != 16 || address[10] != -1 || address[11] != -1) {
            return address;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, 12, 16);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, prefix - 8 * i));
            masked[i] &= (byte) (0xff00 >> kept);
        }
        return masked;
    }
}
