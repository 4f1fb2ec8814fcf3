package dev.latchkey.mockserver.mime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/** The header of a mail or of one of its parts, asked for by name. Whatever cannot be read counts as not there. */
final class PartHeader {
    private static final int MOST_PARAMETERS = 200;
    private static final String COVERED = "=\ue000?";

    private final List<MailHeader> raw = new ArrayList<>();

    /** Adds a field as it stands in the mail. */
    void add(Field field) {
        byte[] bytes = field.getRaw().toByteArray();
        String line = Charsets.guess(bytes);
        int colon = line.indexOf(':');
        if (colon > 0) {
            raw.add(new MailHeader(line.substring(0, colon).strip(), oneLine(line.substring(colon + 1))));
        }
    }

    /** All fields, decoded. */
    List<MailHeader> decoded() {
        return raw.stream().map(field -> new MailHeader(field.name(), decode(field.value()))).toList();
    }

    /** The first field of this name, decoded. */
    @Nullable
    String text(String name) {
        String value = first(name);
        return value == null ? null : decode(value);
    }

    /** An id without its angle brackets. */
    @Nullable
    String id(String name) {
        String value = first(name);
        if (value == null) {
            return null;
        }
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        String bare = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        return bare.isBlank() ? null : bare.strip();
    }

    /** The mailboxes of every field of this name; a group counts as its members. */
    List<Mailbox> mailboxes(String name) {
        List<Mailbox> found = new ArrayList<>();
        for (MailHeader field : raw) {
            if (field.name().equalsIgnoreCase(name)) {
                found.addAll(parseMailboxes(field.value()));
            }
        }
        return found;
    }

    /** A date. */
    @Nullable
    Instant date(String name) {
        String value = first(name);
        try {
            Date date = value == null
                    ? null
                    : DateTimeFieldLenientImpl.PARSER.parse(new RawField(name, value), DecodeMonitor.SILENT).getDate();
            return date == null ? null : date.toInstant();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** A value before its parameters, in lower case. */
    @Nullable
    String token(String name) {
        String value = first(name);
        return value == null ? null : value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A parameter of a field, written whole, in pieces or encoded. */
    @Nullable
    String parameter(String name, String parameter) {
        String value = first(name);
        if (value == null) {
            return null;
        }
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, value);
        MimeParameterMapping pieces = new MimeParameterMapping();
        Map<String, String> plain = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try {
            List<NameValuePair> pairs = RawFieldParser.DEFAULT
                    .parseRawBody(bytes, new ParserCursor(0, bytes.length())).getParams();
            for (NameValuePair pair : pairs.subList(0, Math.min(MOST_PARAMETERS, pairs.size()))) {
                if (pair.getName() != null && pair.getValue() != null) {
                    plain.putIfAbsent(pair.getName(), pair.getValue());
                    pieces.addParameter(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
                }
            }
            return Optional.ofNullable(plain.get(parameter)).or(() -> Optional.ofNullable(pieces.get(parameter)))
                    .map(PartHeader::decode).orElse(null);
        } catch (RuntimeException e) {
            return Optional.ofNullable(plain.get(parameter)).map(PartHeader::decode).orElse(null);
        }
    }

    private @Nullable String first(String name) {
        return raw.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(MailHeader::value).findFirst()
                .orElse(null);
    }

    private static List<Mailbox> parseMailboxes(String value) {
        // Handed over as text, the library would count characters where it means bytes; and its decoder of encoded words,
        // which a hostile header keeps busy for minutes, must not see any.
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, value.replace("=?", COVERED));
        try {
            return LenientAddressParser.DEFAULT.parseAddressList(bytes, new ParserCursor(0, bytes.length())).flatten()
                    .stream().map(PartHeader::mailbox).toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static Mailbox mailbox(org.apache.james.mime4j.dom.address.Mailbox parsed) {
        String name = parsed.getName();
        boolean named = name != null && !name.isBlank();
        return new Mailbox(named ? decode(uncovered(name)) : null, uncovered(parsed.getAddress()));
    }

    private static String uncovered(String text) {
        return text.replace(COVERED, "=?");
    }

    private static String decode(String value) {
        return value.contains("=?") ? oneLine(EncodedWords.decode(value)) : value;
    }

    /** A line break in a header is folding, or an attempt to begin another header. */
    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder(value.length());
        String unfolded = value.replace("\r\n", "").replace('\t', ' ');
        for (int i = 0; i < unfolded.length(); i++) {
            char c = unfolded.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString().strip();
    }
}
