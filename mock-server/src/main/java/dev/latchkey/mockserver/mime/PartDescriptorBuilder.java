package dev.latchkey.mockserver.mime;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * Describes each part to the library from the header that this package parsed. So both agree about the type and the
 * boundary, and the library needs no parsing of its own, which is stricter.
 */
final class PartDescriptorBuilder implements BodyDescriptorBuilder {
    private static final Pattern TYPE = Pattern.compile("[^/\\s]{1,200}+/[^/\\s]{1,200}+");

    private final Supplier<PartHeader> header;
    private final boolean inDigest;
    private boolean isDigest;

    /**
     * Creates a builder.
     *
     * @param header supplier of the header of the part that is being read
     * @param inDigest true if the part is in a multipart/digest, whose parts are mails by default
     */
    PartDescriptorBuilder(Supplier<PartHeader> header, boolean inDigest) {
        this.header = header;
        this.inDigest = inDigest;
    }

    /**
     * Descriptor of a part.
     *
     * @param type media type in lower case
     */
    private record PartDescriptor(String type, @Nullable String boundary) implements BodyDescriptor {
        @Override
        public @Nullable String getBoundary() {
            return boundary;
        }

        @Override
        public String getMimeType() {
            return type;
        }

        @Override
        public String getMediaType() {
            return type.substring(0, type.indexOf('/'));
        }

        @Override
        public String getSubType() {
            return type.substring(type.indexOf('/') + 1);
        }

        @Override
        public @Nullable String getCharset() {
            return null;
        }

        @Override
        public String getTransferEncoding() {
            // The library is not to decode.
            return "binary";
        }

        @Override
        public long getContentLength() {
            return -1;
        }
    }

    @Override
    public void reset() {
        isDigest = false;
    }

    @Override
    public @Nullable Field addField(RawField field) {
        return null;
    }

    @Override
    public BodyDescriptor build() {
        PartHeader fields = header.get();
        String type = fields.token("Content-Type");
        String boundary = fields.boundary();
        boolean multipart = type != null && type.startsWith("multipart/");
        if (type == null || !TYPE.matcher(type).matches() || multipart && boundary == null) {
            type = inDigest && type == null ? "message/rfc822" : "text/plain";
        }
        isDigest = type.equals("multipart/digest");
        // The library compares bytes.
        String bytes = boundary == null
                ? null
                : new String(boundary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new PartDescriptor(type, bytes);
    }

    @Override
    public BodyDescriptorBuilder newChild() {
        return new PartDescriptorBuilder(header, isDigest);
    }
}
