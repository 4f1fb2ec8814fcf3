package dev.latchkey.sdk.keys;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** IP addresses as people write them. No name server is ever asked. */
final class IpParser {
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]+(:(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3})?");

    private IpParser() {}

    /** The address, in the short form of RFC 5952 for IPv6. */
    static String of(byte[] address) {
        return address.length == 4 ? dotted(address) : compressed(address);
    }

    /** What the text is up to here: four bytes for an IPv4 address, also one written the IPv6 way; else sixteen. */
    static byte[] address(String text, int end, String whole) {
        int colon = text.indexOf(':');
        return colon >= 0 && colon < end ? ipv6(text.substring(0, end), whole) : ipv4(text, end, whole);
    }

    /** By hand, because a page of keys has many of them, and patterns would allocate more than all else of a key. */
    private static byte[] ipv4(String text, int end, String whole) {
        byte[] bytes = new byte[4];
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int stop = i < 3 ? text.indexOf('.', start) : end;
            if (stop < 0 || stop > end) {
                throw notAnAddress(whole);
            }
            bytes[i] = (byte) number(text, start, stop, 255, whole);
            start = stop + 1;
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

    static int prefix(String text, int start, String whole) {
        return number(text, start, text.length(), 999, whole);
    }

    static IllegalArgumentException notAnAddress(String whole) {
        String shown = whole.strip();
        return new IllegalArgumentException("'" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown)
                + "' is neither an IP address nor a range. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.");
    }

    /** The four bytes of an IPv4 address written the IPv6 way; every other address as it is. */
    static byte[] unmapped(byte[] address) {
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

    private static String dotted(byte[] network) {
        return (network[0] & 255) + "." + (network[1] & 255) + "." + (network[2] & 255) + "." + (network[3] & 255);
    }

    private static String compressed(byte[] network) {
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
}
