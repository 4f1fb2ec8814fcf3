package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Content.Attachment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the files of an e-mail: attachments and inline images. */
final class AttachmentParser {
    private static final int MAX_COUNT = 100;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_CONTENT_LENGTH = 35 << 20;
    private static final String DEFAULT_TYPE = "application/octet-stream";
    /** Source: RFC 6838, 4.2. Without parameters. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}/"
            + "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    /** Letters; a multiple of four. */
    private static final int PIECE = 1 << 16;

    private AttachmentParser() {}

    /** A file. */
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
                    "A file's name is one line without slashes, control characters and such as turn text around.");
        }
        String type = fields.optionalText("type", 1, 127);
        if (type != null && !TYPE.matcher(type).matches()) {
            fields.problem("type", "not-a-type", "Write a media type as image/png, without parameters.");
        } else if (type != null && isComposite(type)) {
            fields.problem("type", "not-a-type", "A file cannot be a message of several parts.");
        }
        String contentId = fields.optionalText("contentId", 1, 200);
        if (contentId != null && !CONTENT_ID.matcher(contentId).matches()) {
            fields.problem("contentId", "character", "This has signs of ASCII only: no spaces, no angle brackets.");
        } else if (contentId != null && !contentIds.add(contentId)) {
            fields.problem("contentId", "twice", "Another file of this e-mail has this name.");
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
            fields.problem("content", "not-base64", "Write the file in base64, without line ends.");
            return new byte[0];
        }
    }

    /** Piece by piece: the decoder copies the whole text first, and a server with a small heap has no room for that. */
    private static byte[] decoded(String base64) {
        int padding = base64.indexOf('=');
        if (padding >= 0 && padding < base64.length() - 2) {
            throw new IllegalArgumentException("Something follows the end.");
        }
        int letters = padding < 0 ? base64.length() : padding;
        byte[] content = new byte[(int) (letters * 3L / 4)];
        int filled = 0;
        for (int start = 0; start < base64.length(); start += PIECE) {
            byte[] piece = Base64.getDecoder()
                    .decode(base64.substring(start, Math.min(base64.length(), start + PIECE)));
            System.arraycopy(piece, 0, content, filled, piece.length);
            filled += piece.length;
        }
        return content;
    }
}
