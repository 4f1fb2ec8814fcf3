package dev.latchkey.mockserver.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decoders of charsets that the JDK does not know, or whose usual superset is in none of its charsets. */
final class LegacyDecoders {
    private static final char REPLACEMENT = '\ufffd';
    private static final int FIRST_OF_HIGH_HALF = 0xa0;
    private static final String NORDIC = "\u00a0\u0104\u0112\u0122\u012a\u0128\u0136\u00a7\u013b\u0110\u0160\u0166"
            + "\u017d\u00ad\u016a\u014a\u00b0\u0105\u0113\u0123\u012b\u0129\u0137\u00b7\u013c\u0111\u0161\u0167"
            + "\u017e\u2015\u016b\u014b\u0100\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u012e\u010c\u00c9\u0118\u00cb"
            + "\u0116\u00cd\u00ce\u00cf\u00d0\u0145\u014c\u00d3\u00d4\u00d5\u00d6\u0168\u00d8\u0172\u00da\u00db"
            + "\u00dc\u00dd\u00de\u00df\u0101\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u012f\u010d\u00e9\u0119\u00eb"
            + "\u0117\u00ed\u00ee\u00ef\u00f0\u0146\u014d\u00f3\u00f4\u00f5\u00f6\u0169\u00f8\u0173\u00fa\u00fb"
            + "\u00fc\u00fd\u00fe\u0138";
    private static final String CELTIC = "\u00a0\u1e02\u1e03\u00a3\u010a\u010b\u1e0a\u00a7\u1e80\u00a9\u1e82\u1e0b"
            + "\u1ef2\u00ad\u00ae\u0178\u1e1e\u1e1f\u0120\u0121\u1e40\u1e41\u00b6\u1e56\u1e81\u1e57\u1e83\u1e60"
            + "\u1ef3\u1e84\u1e85\u1e61\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
            + "\u00cc\u00cd\u00ce\u00cf\u0174\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u1e6a\u00d8\u00d9\u00da\u00db"
            + "\u00dc\u00dd\u0176\u00df\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb"
            + "\u00ec\u00ed\u00ee\u00ef\u0175\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u1e6b\u00f8\u00f9\u00fa\u00fb"
            + "\u00fc\u00fd\u0177\u00ff";
    private static final Pattern UTF_7 = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");
    private static final Pattern HZ = Pattern.compile("~\\{([!-}]*+)(?:~}|$|(?=[\r\n]))|~~|~\r?\n");
    private static final String JDK_JAPANESE = "\u301c\u2016\u2212\u00a2\u00a3\u00ac\u2014";
    private static final String WHATWG_JAPANESE = "\uff5e\u2225\uff0d\uffe0\uffe1\uffe2\u2015";

    private LegacyDecoders() {}

    /** Decodes GB 2312, GBK and GB 18030. Windows has the euro sign at 0x80. */
    static String chinese(byte[] bytes) {
        return decode(bytes, "GB18030", "x-mswin-936");
    }

    /** Decodes Big5 with the characters of Hong Kong and the euro sign of Windows. */
    static String taiwanese(byte[] bytes) {
        return decode(bytes, "x-MS950-HKSCS", "x-windows-950");
    }

    /** Decodes EUC-JP with the additions of NEC and IBM. */
    static String japaneseUnix(byte[] bytes) {
        return translate(decode(bytes, "x-eucJP-Open", "EUC-JP"), JDK_JAPANESE, WHATWG_JAPANESE);
    }

    /** Decodes ISO-2022-JP with the additions of NEC and IBM, or with JIS X 0212 if the text switches to that. */
    static String japaneseMail(byte[] bytes) {
        boolean supplement = new String(bytes, StandardCharsets.ISO_8859_1).contains("\u001b$(D");
        Charset charset = charset(supplement ? "x-windows-50221" : "x-windows-iso2022jp");
        return new String(bytes, charset);
    }

    /** Decodes UTF-16, little-endian unless it begins with the mark of the other byte order. */
    static String utf16(byte[] bytes) {
        return utf16(bytes, StandardCharsets.UTF_16LE);
    }

    /** Decodes UTF-16 in this byte order, unless it begins with the mark of the other one. */
    static String utf16(byte[] bytes, Charset charset) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return switch (mark) {
            case 0xfeff -> new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
            case 0xfffe -> new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
            default -> new String(bytes, charset);
        };
    }

    /** Decodes ISO-8859-10. */
    static String nordic(byte[] bytes) {
        return highHalf(bytes, NORDIC);
    }

    /** Decodes ISO-8859-14. */
    static String celtic(byte[] bytes) {
        return highHalf(bytes, CELTIC);
    }

    /** Decodes UTF-7 of RFC 2152: {@code +} and base64 of UTF-16, up to a character that is not base64. */
    static String utf7(byte[] bytes) {
        Matcher shifted = UTF_7.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return shifted.replaceAll(found -> {
            byte[] decoded = Base64Decoder.decode(found.group(1).getBytes(StandardCharsets.ISO_8859_1));
            String text = new String(decoded, 0, decoded.length & ~1, StandardCharsets.UTF_16BE);
            return Matcher.quoteReplacement(found.group(1).isEmpty() ? "+" : text);
        });
    }

    /** Decodes HZ of RFC 1843: GB 2312 without the high bits, in tildes and braces. */
    static String hz(byte[] bytes) {
        Matcher shifted = HZ.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return shifted.replaceAll(found -> {
            if (found.group(1) == null) {
                return found.group().equals("~~") ? "~" : "";
            }
            byte[] pairs = found.group(1).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] |= (byte) 0x80;
            }
            return Matcher.quoteReplacement(chinese(pairs));
        });
    }

    private static String highHalf(byte[] bytes, String characters) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_OF_HIGH_HALF) {
                text.setCharAt(i, characters.charAt(text.charAt(i) - FIRST_OF_HIGH_HALF));
            }
        }
        return text.toString();
    }

    private static String translate(String text, String from, String to) {
        StringBuilder translated = new StringBuilder(text);
        for (int i = 0; i < translated.length(); i++) {
            int index = from.indexOf(translated.charAt(i));
            if (index >= 0) {
                translated.setCharAt(i, to.charAt(index));
            }
        }
        return translated.toString();
    }

    private static Charset charset(String name) {
        return Charset.forName(name, StandardCharsets.ISO_8859_1);
    }

    /** Decodes with one charset, and with another one what the first does not know. */
    private static String decode(byte[] bytes, String name, String other) {
        Charset charset = charset(name);
        String whole = new String(bytes, charset);
        if (whole.indexOf(REPLACEMENT) < 0) {
            return whole;
        }
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 4);
        CoderResult result = decoder.decode(in, out, true);
        while (!result.isUnderflow()) {
            in.position(in.position() + replace(in, out, result.length(), charset(other)));
            result = decoder.reset().decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** Writes what the other charset reads here, or a replacement character. Returns the count of bytes read. */
    private static int replace(ByteBuffer in, CharBuffer out, int length, Charset other) {
        for (int count = Math.min(2, in.remaining()); count > 0; count--) {
            String text = new String(in.array(), in.position(), count, other);
            if (text.length() == 1 && text.charAt(0) != REPLACEMENT) {
                out.put(text);
                return count;
            }
        }
        out.put(REPLACEMENT);
        // An ASCII character is never swallowed, because it may be markup.
        boolean pair = length > 1 && in.remaining() > 1 && in.get(in.position() + 1) < 0;
        return pair ? 2 : 1;
    }
}
