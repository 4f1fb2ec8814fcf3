package dev.latchkey.sdk.message;

/**
 * How a text travels as SMS: in which alphabet, and in how many parts. Source: 3GPP TS 23.038 (alphabets) and
 * TS 23.040 (a part of several loses 6 octets to its header).
 *
 * {@snippet :
 * SmsText text = SmsText.of("Grüße aus Köln");
 * tell(text.encoding(), text.parts());
 * }
 *
 * @param encoding the alphabet the whole text is sent in
 * @param units septets in GSM-7, 16-bit units in UCS-2; characters of the extension table take two septets
 * @param parts how many messages the text takes, 0 for an empty one
 */
public record SmsText(Encoding encoding, int units, int parts) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** The alphabets of SMS. */
    public enum Encoding {
        /** 7 bits a character: 160 in one part, 153 in each of several. */
        GSM_7(160, 153),
        /** 16 bits a character: 70 in one part, 67 in each of several. */
        UCS_2(70, 67);

        private final int single;
        private final int several;

        Encoding(int single, int several) {
            this.single = single;
            this.several = several;
        }
    }

    /** Measures a text. */
    public static SmsText of(String text) {
        Encoding encoding = fitsGsm7(text) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = 0;
        for (int i = 0; i < text.length(); i++) {
            units += width(text, i, encoding);
        }
        return new SmsText(encoding, units, units <= encoding.single ? Math.min(units, 1) : split(text, encoding));
    }

    /** What still fits into the last part, in the units of {@link #units()}; 0 is as good as full. */
    public int room() {
        return parts <= 1 ? encoding.single - units : Math.max(0, parts * encoding.several - units);
    }

    private static boolean fitsGsm7(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
    }

    private static int split(String text, Encoding encoding) {
        int parts = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            int width = width(text, i, encoding);
            // An escape and its character, or the two halves of a surrogate pair, stay in one part.
            boolean pair = encoding == Encoding.UCS_2 && Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length();
            int whole = pair ? 2 : width;
            if (used + whole > encoding.several) {
                parts++;
                used = 0;
            }
            used += whole;
            if (pair) {
                i++;
            }
        }
        return parts;
    }

    private static int width(String text, int index, Encoding encoding) {
        return encoding == Encoding.GSM_7 && EXTENSION.indexOf(text.charAt(index)) >= 0 ? 2 : 1;
    }
}
