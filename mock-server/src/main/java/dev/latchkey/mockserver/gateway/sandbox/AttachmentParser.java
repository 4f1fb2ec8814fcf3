package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Content.Attachment;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses the files of an e-mail: attachments and inline images. */
final class AttachmentParser {
    private static final int MAX_COUNT = 100;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_CONTENT_LENGTH = 35 << 20;
    private static final String DEFAULT_TYPE = "application/octet-stream";
    /** Source: RFC 6838, 4.2. Without parameters. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}/"
            + "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    /** In characters of base64; a multiple of four. */
    private static final int CHUNK_LENGTH = 1 << 16;

    private AttachmentParser() {}

    /** A file and its decoded content. */
    record File(Attachment description, byte[] content) {}

    static List<File> read(JsonObjectReader fields) {
        List<File> files = new ArrayList<>();
        Set<String> contentIds = new HashSet<>();
        for (JsonObjectReader file : fields.objects("attachments", 0, MAX_COUNT)) {
            files.add(read(file, contentIds));
        }
        return files;
    }

    private static File read(JsonObjectReader fields, Set<String> contentIds) {
        String name = fields.text("name", 1, MAX_NAME_LENGTH);
        if (fields.isSound("name") && (name.isBlank() || TextChecks.hasControl(name) || TextChecks.hasBidiControl(name)
                || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.equals(".") || name.equals(".."))) {
            fields.problem("name", "not-a-name",
                    "A file name must be one line without slashes, control characters and characters that change the"
                            + " direction of text.");
        }
        String type = fields.optionalText("type", 1, 127);
        if (type != null && !TYPE.matcher(type).matches()) {
            fields.problem("type", "not-a-type", "Write a media type such as image/png, without parameters.");
        } else if (type != null && isComposite(type)) {
            fields.problem("type", "not-a-type", "A file cannot have a multipart media type.");
        }
        String contentId = fields.optionalText("contentId", 1, 200);
        if (contentId != null && !CONTENT_ID.matcher(contentId).matches()) {
            fields.problem("contentId", "character",
                    "A content id must have printable ASCII characters only, without spaces and angle brackets.");
        } else if (contentId != null && !contentIds.add(contentId)) {
            fields.problem("contentId", "twice", "Another file of this e-mail has the same content id.");
        }
        byte[] content = content(fields);
        return new File(new Attachment(name, type == null ? DEFAULT_TYPE : type.toLowerCase(Locale.ROOT),
                content.length, contentId, contentId != null), content);
    }

    private static boolean isComposite(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static byte[] content(JsonObjectReader fields) {
        String base64 = fields.text("content", 0, MAX_CONTENT_LENGTH);
        try {
            return decoded(base64);
        } catch (IllegalArgumentException e) {
            fields.problem("content", "not-base64", "Encode the file in base64, without line breaks.");
            return new byte[0];
        }
    }

    /** Decodes in chunks. The JDK's decoder first copies the whole text, which does not fit into a small heap. */
    private static byte[] decoded(String base64) {
        int padding = base64.indexOf('=');
        if (padding >= 0 && padding < base64.length() - 2) {
            throw new IllegalArgumentException("Characters follow the padding.");
        }
        int letters = padding < 0 ? base64.length() : padding;
        byte[] content = new byte[(int) (letters * 3L / 4)];
        int filled = 0;
        for (int start = 0; start < base64.length(); start += CHUNK_LENGTH) {
            byte[] chunk = Base64.getDecoder()
                    .decode(base64.substring(start, Math.min(base64.length(), start + CHUNK_LENGTH)));
            System.arraycopy(chunk, 0, content, filled, chunk.length);
            filled += chunk.length;
        }
        return content;
    }
}
