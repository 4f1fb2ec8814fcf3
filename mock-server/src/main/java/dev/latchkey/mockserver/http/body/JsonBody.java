package dev.latchkey.mockserver.http.body;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.latchkey.mockserver.http.InvalidBodyException;
import dev.latchkey.mockserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Parses a body to a tree of {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} and null.
 * It
 * accepts UTF-8 only, no duplicate names, no unpaired surrogates, and a bounded depth. So all values of the tree can be
 * stored and returned unchanged.
 */
public final class JsonBody {
    /** Default maximum bytes of a body. */
    public static final int LIMIT = 1 << 20;

    private static final int MAX_DEPTH = 32;
    // Longer numbers take quadratic time to parse, and no field needs them.
    private static final int MAX_NUMBER_LENGTH = 40;

    private JsonBody() {}

    /**
     * Returns the fields of the body of a request.
     *
     * @throws InvalidBodyException if the body is not one JSON object
     */
    public static JsonObjectReader fields(ServerRequest request) {
        return fields(request, LIMIT);
    }

    /**
     * Returns the fields of the body of a request, as {@link #fields(ServerRequest)}, with another limit.
     *
     * @param limit maximum bytes
     */
    public static JsonObjectReader fields(ServerRequest request, int limit) {
        return fields(bytes(request, limit));
    }

    /** Returns the fields of an optional body, as {@link #fields(ServerRequest)}; no fields if the body is empty. */
    public static JsonObjectReader fieldsIfAny(ServerRequest request) {
        byte[] body = request.body(LIMIT);
        if (body.length == 0) {
            return new JsonObjectReader(Map.of());
        }
        requireJson(request);
        return fields(body);
    }

    /**
     * Returns the unparsed bytes of a body whose header fields declare JSON.
     *
     * @param limit maximum bytes
     * @throws InvalidBodyException if the body has another type or is larger
     */
    public static byte[] bytes(ServerRequest request, int limit) {
        requireJson(request);
        return request.body(limit);
    }

    /**
     * Returns the fields of a document.
     *
     * @throws InvalidBodyException if the document is not one JSON object
     */
    public static JsonObjectReader fields(byte[] document) {
        return new JsonObjectReader(parse(document));
    }

    private static void requireJson(ServerRequest request) {
        if (!isJson(request.header("Content-Type").orElse(""))) {
            throw new InvalidBodyException(InvalidBodyException.Reason.UNSUPPORTED_TYPE,
                    "Send the body as JSON in UTF-8, with the header 'Content-Type: application/json'.");
        }
        Optional<String> coding = request.header("Content-Encoding").filter(value -> !value.equals("identity"));
        if (coding.isPresent()) {
            throw new InvalidBodyException(InvalidBodyException.Reason.UNSUPPORTED_TYPE,
                    "The body must not be compressed. Remove the header 'Content-Encoding'.");
        }
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json")) {
            return true;
        }
        StringBuilder plain = new StringBuilder(type.length());
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (!Character.isWhitespace(c) && c != '"') {
                plain.append(c);
            }
        }
        String normalized = plain.toString();
        return normalized.equalsIgnoreCase("application/json")
                || normalized.equalsIgnoreCase("application/json;charset=utf-8");
    }

    private static Map<String, @Nullable Object> parse(byte[] document) {
        requireText(document);
        // Parsed from the bytes directly: an e-mail with attachments is too large for another copy.
        JsonReader reader = JsonReader.of(Okio.buffer(Okio.source(new ByteArrayInputStream(document))));
        try {
            if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
                throw malformed("The body must be a JSON object, {…}.");
            }
            Map<String, @Nullable Object> tree = object(reader, 1);
            if (!atEnd(reader)) {
                throw malformed("There is text after the JSON object. Send one object only.");
            }
            return tree;
        } catch (JsonDataException | IOException e) {
            // The message of the library may quote input, which may be a secret.
            throw malformed("The body is not valid JSON: it breaks off or goes wrong at " + location(reader) + ".");
        }
    }

    private static boolean atEnd(JsonReader reader) {
        try {
            return reader.peek() == JsonReader.Token.END_DOCUMENT;
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireText(byte[] document) {
        boolean blank = true;
        for (int i = 0; i < document.length && blank; i++) {
            blank = " \t\r\n".indexOf(document[i]) >= 0;
        }
        if (blank) {
            throw malformed("The body is empty. Send a JSON object, {…}.");
        }
        if (document.length > 2 && document[0] == (byte) 0xef && document[1] == (byte) 0xbb
                && document[2] == (byte) 0xbf) {
            throw malformed("The body begins with a byte order mark. Remove it.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(document);
        CharBuffer scratch = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            result = decoder.decode(bytes, scratch.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    private static Map<String, @Nullable Object> object(JsonReader reader, int depth) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = checkSurrogates(reader.nextName());
            if (members.containsKey(name)) {
                throw malformed("The name '" + SafeText.of(name) + "' is there twice in one object.");
            }
            members.put(name, value(reader, depth));
        }
        reader.endObject();
        return members;
    }

    private static @Nullable Object value(JsonReader reader, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw malformed("The JSON is nested more than " + MAX_DEPTH + " deep.");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, depth + 1);
            case BEGIN_ARRAY -> array(reader, depth + 1);
            case STRING -> checkSurrogates(reader.nextString());
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.nextNull();
            default -> throw new JsonDataException("Not a value");
        };
    }

    private static List<@Nullable Object> array(JsonReader reader, int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(value(reader, depth));
        }
        reader.endArray();
        return elements;
    }

    private static BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw malformed("A number of more than " + MAX_NUMBER_LENGTH + " characters is not read.");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw malformed("A number is too large or too small to be read.");
        }
    }

    /**
     * Rejects unpaired surrogates. Escaped, they are valid JSON, but they could not be stored and returned unchanged.
     */
    private static String checkSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw malformed("A text contains an unpaired surrogate, such as \\ud83d without its other half.");
                }
                i++;
            }
        }
        return text;
    }

    private static String location(JsonReader reader) {
        String path = reader.getPath().replaceFirst("^\\$\\.?", "");
        return path.isEmpty() ? "its beginning" : "'" + SafeText.of(path) + "'";
    }

    private static InvalidBodyException malformed(String message) {
        return new InvalidBodyException(InvalidBodyException.Reason.MALFORMED, message);
    }
}
