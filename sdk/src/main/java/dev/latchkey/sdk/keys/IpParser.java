package dev.latchkey.sdk.keys;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Parses and formats IP addresses. It never makes a DNS lookup. */
final class IpParser {
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]+(:(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3})?");

    private IpParser() {}

    /** Formats an address, IPv6 in the short form of RFC 5952. */
    static String format(byte[] address) {
        return address.length == 4 ? dotted(address) : compressed(address);
    }

    /**
     * Parses the text up to {@code end}. Returns four bytes for an IPv4 address, also an IPv4-mapped one, otherwise
     * sixteen.
     */
    static byte[] address(String text, int end, String input) {
        int colon = text.indexOf(':');
        return colon >= 0 && colon < end ? ipv6(text.substring(0, end), input) : ipv4(text, end, input);
    }

    /**
     * Parses without patterns: a page of keys has many addresses, and patterns would allocate more than the rest of a
     * key.
     */
    private static byte[] ipv4(String text, int end, String input) {
        byte[] bytes = new byte[4];
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int stop = i < 3 ? text.indexOf('.', start) : end;
            if (stop < 0 || stop > end) {
                throw notAnAddress(input);
            }
            bytes[i] = (byte) number(text, start, stop, 255, input);
            start = stop + 1;
        }
        return bytes;
    }

    /**
     * Parses a number. Leading zeros are invalid, since some programs read such numbers as octal and others as decimal.
     */
    private static int number(String text, int start, int end, int max, String input) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > start && number == 0) {
                throw notAnAddress(input);
            }
            number = Math.min(number * 10 + digit, max + 1);
        }
        if (start >= end || number > max) {
            throw notAnAddress(input);
        }
        return number;
    }

    private static byte[] ipv6(String part, String input) {
        if (part.length() > 45 || !IPV6.matcher(part).matches()) {
            throw notAnAddress(input);
        }
        try {
            // A text with a colon is always read as a literal, never looked up.
            InetAddress address = InetAddress.getByName(part);
            return address instanceof Inet4Address ? address.getAddress() : unmapped(address.getAddress());
        } catch (UnknownHostException e) {
            throw notAnAddress(input);
        }
    }

    static int prefix(String text, int start, String input) {
        return number(text, start, text.length(), 999, input);
    }

    static IllegalArgumentException notAnAddress(String input) {
        String text = input.strip();
        return new IllegalArgumentException("'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                + "' is neither an IP address nor a range. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.");
    }

    /** Returns the four bytes of an IPv4-mapped IPv6 address; any other address unchanged. */
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
