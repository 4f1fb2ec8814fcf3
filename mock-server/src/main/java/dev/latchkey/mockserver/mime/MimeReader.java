package dev.latchkey.mockserver.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Lenient mail parser that runs in one bounded pass. A mail within a mail is an attachment and is not parsed. Broken
 * mail is parsed as far as possible; see {@link ParsedMail#damage()}.
 */
public final class MimeReader {
    /** The maximum nesting depth of multiparts. */
    public static final int MAX_DEPTH = 50;
    /** The maximum number of parts, including multiparts. */
    public static final int MAX_PARTS = 1_000;
    /** The maximum number of header fields of one part. */
    public static final int MAX_HEADERS = 1_000;
    /** The maximum size of one header field in bytes. */
    public static final int MAX_HEADER_BYTES = 256 << 10;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final MimeConfig CONFIG = new MimeConfig.Builder().setMaxLineLen(-1)
            .setMaxHeaderCount(MAX_HEADERS).setMaxHeaderLen(MAX_HEADER_BYTES).setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false).build();

    private final List<MailPart> parts = new ArrayList<>();
    private PartHeader top = new PartHeader();
    private PartHeader current = top;
    private final List<String> texts = new ArrayList<>(1);
    private final List<String> htmls = new ArrayList<>(0);
    private int depth;
    private int partCount;

    private MimeReader() {}

    /**
     * Parses a mail.
     *
     * @param raw header and body as received
     * @throws MailTooComplexException if the mail exceeds a limit of depth, parts or header fields
     */
    public static ParsedMail read(byte[] raw) {
        SinglePartMail singlePart = SinglePartMail.parse(raw);
        return singlePart == null ? readWithLibrary(raw) : read(singlePart);
    }

    private static ParsedMail read(SinglePartMail singlePart) {
        MimeReader reader = new MimeReader();
        reader.top = singlePart.header();
        reader.current = singlePart.header();
        reader.body(singlePart.type(), singlePart.content());
        return reader.result(null);
    }

    /** Parses a mail of any structure with the library. */
    static ParsedMail readWithLibrary(byte[] raw) {
        MimeReader reader = new MimeReader();
        return reader.result(reader.parse(raw));
    }

    private ParsedMail result(@Nullable String damage) {
        return new ParsedMail(top.mailboxes("From"), top.mailboxes("Reply-To"), top.mailboxes("To"),
                top.mailboxes("Cc"), top.mailboxes("Bcc"), top.text("Subject"), top.decoded(), join(texts),
                join(htmls), parts, damage);
    }

    private @Nullable String parse(byte[] raw) {
        MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT,
                new PartDescriptorBuilder(() -> current, false));
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(raw));
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                handle(state, tokens);
            }
            return null;
        } catch (MailTooComplexException e) {
            throw e;
        } catch (MaxHeaderLimitException e) {
            throw new MailTooComplexException("The mail has more than " + MAX_HEADERS + " header fields in one part.");
        } catch (MaxHeaderLengthLimitException e) {
            throw new MailTooComplexException(
                    "The mail has a header field of more than " + MAX_HEADER_BYTES + " bytes.");
        } catch (IOException | MimeException | RuntimeException e) {
            return "The mail is damaged: " + e.getMessage();
        }
    }

    private void handle(EntityState state, MimeTokenStream tokens) throws IOException {
        switch (state) {
            case T_START_HEADER -> startPart();
            case T_FIELD -> {
                byte[] line = tokens.getField().getRaw().toByteArray();
                current.add(EncodedWords.line(line, 0, line.length));
            }
            case T_START_MULTIPART -> descend();
            case T_END_MULTIPART -> depth--;
            case T_BODY -> body(tokens.getBodyDescriptor().getMimeType(),
                    decode(current.token("Content-Transfer-Encoding"), tokens.getInputStream().readAllBytes()));
            default -> {
                // Preambles and epilogues are for clients without MIME support.
            }
        }
    }

    private static byte[] decode(@Nullable String encoding, byte[] content) {
        return switch (encoding == null ? "" : encoding) {
            case "base64" -> Base64Decoder.decode(content);
            case "quoted-printable" -> QuotedPrintable.decode(content);
            default -> content;
        };
    }

    private void startPart() {
        current = partCount == 0 ? top : new PartHeader();
        if (++partCount > MAX_PARTS) {
            throw new MailTooComplexException("The mail has more than " + MAX_PARTS + " parts.");
        }
    }

    private void descend() {
        if (++depth > MAX_DEPTH) {
            throw new MailTooComplexException("The mail has multiparts nested more than " + MAX_DEPTH + " deep.");
        }
    }

    private void body(String type, byte[] content) {
        String disposition = current.token("Content-Disposition");
        String fileName = named(current.parameter("Content-Disposition", "filename"));
        String name = fileName == null ? named(current.parameter("Content-Type", "name")) : fileName;
        List<String> bodies = bodies(type);
        // The name of a type does not make an attachment of a body, but of a further text.
        boolean attached = "attachment".equals(disposition) || fileName != null
                || name != null && bodies != null && !bodies.isEmpty();
        if (bodies != null && !attached) {
            bodies.add(decode(content));
        } else {
            String contentId = current.id("Content-ID");
            boolean inline = "inline".equals(disposition) || contentId != null && !"attachment".equals(disposition);
            parts.add(new MailPart(name, type, contentId, inline, content));
        }
    }

    /** The bodies that a part of this type belongs to; null for none. */
    private @Nullable List<String> bodies(String type) {
        return switch (type) {
            case "text/html" -> htmls;
            case "text/plain" -> texts;
            default -> null;
        };
    }

    private static @Nullable String named(@Nullable String name) {
        return name == null || name.isBlank() ? null : name;
    }

    private String decode(byte[] content) {
        String text = Charsets.decode(content, current.parameter("Content-Type", "charset")).replace("\r\n", "\n");
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static @Nullable String join(List<String> texts) {
        return switch (texts.size()) {
            case 0 -> null;
            case 1 -> texts.get(0);
            default -> String.join("\n", texts);
        };
    }
}
