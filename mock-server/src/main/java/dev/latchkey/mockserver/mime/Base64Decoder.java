package dev.latchkey.mockserver.mime;

import java.util.Arrays;

/**
 * Decodes base64 as far as it goes: without padding, with characters that do not belong to it, and of several padded
 * pieces one after another. Never fails.
 */
final class Base64Decoder {
    private static final byte[] VALUES = values();
    private static final byte PAD = -2;

    private Base64Decoder() {}

    private static byte[] values() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['='] = PAD;
        return values;
    }

    /**
     * Decodes the characters. Decoding ends at the first padding, unless only base64 follows. A text after it, such as
     * the footer of a mailing list, is no content.
     */
    static byte[] decode(byte[] characters) {
        byte[] decoded = new byte[(int) (characters.length * 3L / 4) + 3];
        int length = 0;
        int bits = 0;
        int count = 0;
        int pads = 0;
        boolean padded = false;
        boolean continues = false;
        for (int i = 0; i < characters.length; i++) {
            byte value = VALUES[characters[i] & 0xff];
            if (value >= 0) {
                if (padded && !continues) {
                    if (!isBase64(characters, i)) {
                        break;
                    }
                    continues = true;
                }
                pads = 0;
                bits = bits << 6 | value;
                if (++count == 4) {
                    decoded[length++] = (byte) (bits >> 16);
                    decoded[length++] = (byte) (bits >> 8);
                    decoded[length++] = (byte) bits;
                    count = 0;
                    bits = 0;
                }
            } else if (value == PAD && count >= 2 && count + ++pads == 4) {
                length = rest(decoded, length, bits, count);
                count = 0;
                pads = 0;
                bits = 0;
                padded = true;
            }
        }
        return Arrays.copyOf(decoded, rest(decoded, length, bits, count));
    }

    /** Writes the bytes of an incomplete group. A single character holds less than a byte. */
    private static int rest(byte[] decoded, int length, int bits, int count) {
        int end = length;
        if (count >= 2) {
            decoded[end++] = (byte) (bits >> 6 * count - 8);
        }
        if (count == 3) {
            decoded[end++] = (byte) (bits >> 2);
        }
        return end;
    }

    /** Returns true if all from here on are complete groups, of at least 4 characters, and white space. */
    private static boolean isBase64(byte[] characters, int from) {
        int count = 0;
        for (int i = from; i < characters.length; i++) {
            byte c = characters[i];
            boolean blank = c == '\r' || c == '\n' || c == ' ' || c == '\t';
            if (!blank && VALUES[c & 0xff] == -1) {
                return false;
            }
            count += blank ? 0 : 1;
        }
        return count % 4 == 0;
    }
}
