package dev.latchkey.sdk.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Encoding and parts of a text sent as SMS. Each part is charged. Source: 3GPP TS 23.038 (alphabets) and TS 23.040
 * (each part of several loses 6 octets to its header).
 *
 * {@snippet :
 * SmsText measured = SmsText.of("Grüße, 100 € für dich 😀");
 * System.out.println(measured.encoding() + " " + measured.parts() + " " + measured.room() + " " + measured.forcing());
 * }
 *
 * @param encoding the alphabet of the whole text
 * @param units length of the text: septets in GSM-7, 16-bit units in UCS-2. Characters of the extension table take two
 *        septets
 * @param texts texts of the parts in order; joined, they are the whole text. Empty for an empty text
 */
public record SmsText(Encoding encoding, int units, List<String> texts) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] SEPTETS = septets();
    /** The header has one octet for the number of parts. */
    private static final int MAX_PARTS = 255;

    public SmsText {
        texts = List.copyOf(texts);
    }

    /** Alphabets of SMS. */
    public enum Encoding {
        /** 7 bits per character: 160 in a single part, 153 in each of several. */
        GSM_7(160, 153),
        /** 16 bits per character: 70 in a single part, 67 in each of several. */
        UCS_2(70, 67);

        private final int single;
        private final int several;

        Encoding(int single, int several) {
            this.single = single;
            this.several = several;
        }

        /** Returns the number of units that fit into a single part. */
        public int single() {
            return single;
        }

        /** Returns the number of units that fit into each of several parts. */
        public int several() {
            return several;
        }
    }

    /** Measures a text and splits it into parts. */
    public static SmsText of(String text) {
        Encoding encoding = text.chars().allMatch(c -> septets(c) > 0) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = units(text, encoding);
        if (units <= encoding.single) {
            return new SmsText(encoding, units, text.isEmpty() ? List.of() : List.of(text));
        }
        return new SmsText(encoding, units, split(text, encoding));
    }

    /** Returns the number of parts; 0 for an empty text. */
    public int parts() {
        return texts.size();
    }

    /**
     * Returns the number of units that can be added before another part is needed. A character that takes two units
     * does not fit if one is left.
     */
    public int room() {
        if (parts() <= 1) {
            return encoding.single - units;
        }
        return encoding.several - units(texts.get(parts() - 1), encoding);
    }

    /** Returns the characters that GSM-7 lacks, each once. A single one forces the whole text into UCS-2. */
    public List<String> forcing() {
        return String.join("", texts).codePoints().filter(c -> septets(c) == 0).distinct()
                .mapToObj(c -> new String(Character.toChars(c))).toList();
    }

    /**
     * Returns the user data header by which a phone joins the parts: six octets before the text of a part. Empty if
     * there is only one part.
     *
     * @param part index of the part, from 0
     * @param reference 0 to 255; the same for all parts of a text, and another one for the next text to the same phone
     * @throws IllegalArgumentException if there is no such part, the reference is out of range, or there are more than
     *         255 parts
     */
    public byte[] header(int part, int reference) {
        if (part < 0 || part >= parts() || parts() > MAX_PARTS || reference < 0 || reference > 255) {
            throw new IllegalArgumentException("Part " + part + " of " + parts() + " with reference " + reference
                    + " has no header: parts are numbered from 0, at most " + MAX_PARTS
                    + " are possible, and a reference must be 0 to 255.");
        }
        return parts() == 1
                ? new byte[0]
                : new byte[]{5, 0, 3, (byte) reference, (byte) parts(), (byte) (part + 1)};
    }

    private static List<String> split(String text, Encoding encoding) {
        List<String> texts = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int i = 0; i < text.length();) {
            // An escape and its character, or both halves of a surrogate pair, stay in one part.
            int end = i + (isPair(text, i) ? 2 : 1);
            int width = encoding == Encoding.GSM_7 ? septets(text.charAt(i)) : end - i;
            if (used + width > encoding.several) {
                texts.add(text.substring(start, i));
                start = i;
                used = 0;
            }
            used += width;
            i = end;
        }
        texts.add(text.substring(start));
        return texts;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static int units(String text, Encoding encoding) {
        return encoding == Encoding.UCS_2 ? text.length() : text.chars().map(SmsText::septets).sum();
    }

    /** Returns 1 or 2; 0 for a character that GSM-7 lacks. */
    private static int septets(int c) {
        return c < SEPTETS.length ? SEPTETS[c] : 0;
    }

    private static byte[] septets() {
        byte[] septets = new byte['€' + 1];
        BASIC.chars().forEach(c -> septets[c] = 1);
        EXTENSION.chars().forEach(c -> septets[c] = 2);
        return septets;
    }
}
