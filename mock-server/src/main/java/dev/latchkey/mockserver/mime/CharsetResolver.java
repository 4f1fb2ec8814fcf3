package dev.latchkey.mockserver.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves charset labels of mails to decoders. Senders label the Windows superset by the name of the standard, so a
 * label means what WHATWG's Encoding Standard says. Source: https://encoding.spec.whatwg.org/#names-and-labels.
 */
final class CharsetResolver {
    private static final Pattern END = Pattern.compile("[\\s(;*].*", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile(":[0-9]{4}$");
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");
    private static final Pattern WINDOWS = Pattern.compile("(?:x?cp|windows|win|ms|ansi)(125[0-8])");
    private static final int MAX_LENGTH = 60;

    /** JDK charset of each label, which has no punctuation. */
    private static final Map<String, String> NAMES = names("""
            UTF-8: utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4 cp65001
            IBM866: 866 cp866 csibm866 ibm866
            ISO-8859-2: csisolatin2 iso88592 isoir101 l2 latin2
            ISO-8859-3: csisolatin3 iso88593 isoir109 l3 latin3
            ISO-8859-4: csisolatin4 iso88594 isoir110 l4 latin4
            ISO-8859-5: csisolatincyrillic cyrillic iso88595 isoir144
            ISO-8859-6: arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i
              isoir127
            ISO-8859-7: csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 suneugreek
            ISO-8859-8: csiso88598e csiso88598i csisolatinhebrew hebrew iso88598 iso88598e iso88598i isoir138 logical
              visual
            ISO-8859-13: iso885913 latin7 l7
            ISO-8859-15: csisolatin9 iso885915 l9 latin9
            ISO-8859-16: iso885916 latin10 l10
            KOI8-R: cskoi8r koi koi8 koi8r
            KOI8-U: koi8ru koi8u
            x-MacRoman: csmacintosh mac macintosh macroman xmacroman
            x-MacUkraine: xmaccyrillic xmacukrainian maccyrillic macukrainian
            x-windows-874: dos874 iso885911 tis620 windows874 cp874
            windows-1252: cp819 csisolatin1 ibm819 iso88591 isoir100 l1 latin1
            windows-1254: csisolatin5 iso88599 isoir148 l5 latin5
            windows-31j: csshiftjis csms932 cswindows31j cp932 cp943c ms932 mskanji shiftjis sjis sjiswin windows31j
              windows932 xsjis
            x-windows-949: cseuckr csksc56011987 cp949 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 ms949 uhc
              windows949 xwindows949
            """);

    private static final Map<String, Function<byte[], String>> SPECIAL = special();

    private CharsetResolver() {}

    /** The decoder for a label. Returns null for none, and for US-ASCII, whose name is often wrong. */
    static @Nullable Function<byte[], String> decoder(String label) {
        String trimmed = END.matcher(label.strip()).replaceFirst("");
        if (trimmed.equalsIgnoreCase("utf-8")) {
            return bytes -> new String(bytes, StandardCharsets.UTF_8);
        }
        if (trimmed.length() > MAX_LENGTH) {
            return null;
        }
        String key = PUNCTUATION.matcher(YEAR.matcher(trimmed.toLowerCase(Locale.ROOT)).replaceFirst(""))
                .replaceAll("");
        Function<byte[], String> special = SPECIAL.get(key);
        if (special != null) {
            return special;
        }
        String windows = WINDOWS.matcher(key).replaceFirst("windows-$1");
        Charset charset = charset(NAMES.getOrDefault(key, windows.equals(key) ? trimmed : windows));
        return charset == null || charset.equals(StandardCharsets.US_ASCII)
                ? null
                : bytes -> new String(bytes, charset);
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static Map<String, String> names(String table) {
        Map<String, String> names = new HashMap<>();
        for (String line : table.replace("\n  ", " ").lines().toList()) {
            String[] words = line.split("[: ]+");
            for (int i = 1; i < words.length; i++) {
                names.put(words[i], words[0]);
            }
        }
        return Map.copyOf(names);
    }

    private static Map<String, Function<byte[], String>> special() {
        Map<String, Function<byte[], String>> special = new HashMap<>();
        for (String label : "chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 xgbk gb18030 csgb18030 cp936 "
                .concat("ms936 windows936 euccn cngb xeuccn").split(" ")) {
            special.put(label, LegacyDecoders::chinese);
        }
        for (String label : "big5 big5hkscs big5eten cnbig5 csbig5 xxbig5 cp950 ms950 windows950".split(" ")) {
            special.put(label, LegacyDecoders::taiwanese);
        }
        for (String label : "eucjp cseucpkdfmtjapanese xeucjp eucjpms eucjpwin cp51932 ujis".split(" ")) {
            special.put(label, LegacyDecoders::japaneseUnix);
        }
        for (String label : "iso2022jp csiso2022jp iso2022jp1 iso2022jp3 iso2022jpms cp50220 cp50221 cp50222 jis"
                .split(" ")) {
            special.put(label, LegacyDecoders::japaneseMail);
        }
        for (String label : "utf16 csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16le".split(" ")) {
            special.put(label, LegacyDecoders::utf16);
        }
        special.put("unicodefffe", bytes -> LegacyDecoders.utf16(bytes, StandardCharsets.UTF_16BE));
        special.put("utf16be", bytes -> LegacyDecoders.utf16(bytes, StandardCharsets.UTF_16BE));
        for (String label : "iso885910 csisolatin6 isoir157 l6 latin6".split(" ")) {
            special.put(label, LegacyDecoders::nordic);
        }
        for (String label : "iso885914 isoir199 isoceltic l8 latin8".split(" ")) {
            special.put(label, LegacyDecoders::celtic);
        }
        for (String label : "utf7 csutf7 unicode11utf7 csunicode11utf7".split(" ")) {
            special.put(label, LegacyDecoders::utf7);
        }
        for (String label : "hzgb2312 hz hzgb".split(" ")) {
            special.put(label, LegacyDecoders::hz);
        }
        return Map.copyOf(special);
    }
}
