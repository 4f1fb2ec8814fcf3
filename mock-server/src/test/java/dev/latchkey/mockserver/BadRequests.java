package dev.latchkey.mockserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parser of tables of invalid requests. A line with a method defines a request whose fields are all valid. If its
 * path ends in a question mark or an ampersand, the fields are query parameters.
 *
 * <p>Each line below it names a field and invalid values for it. A line that starts with an exclamation mark is the
 * expected status and a complete request.
 */
final class BadRequests {
    private static final String SEPARATOR = " ¦ ";

    private final List<BadRequest> all = new ArrayList<>();
    private String method = "";
    private String path = "";
    private Map<String, String> validFields = Map.of();

    private BadRequests() {}

    /**
     * An invalid request.
     *
     * @param field the invalid field; null if the whole request is invalid
     * @param status expected status of the response
     */
    record BadRequest(String method, String path, @Nullable String body, @Nullable String field, int status) {
        @Override
        public String toString() {
            return method + " " + path + (body == null ? "" : " " + body);
        }
    }

    /** Reads the requests of a file next to this class. */
    static List<BadRequest> read(String file) {
        BadRequests requests = new BadRequests();
        try (InputStream in = BadRequests.class.getResourceAsStream(file)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("#")).forEach(requests::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests.all;
    }

    private void parse(String line) {
        if (line.startsWith("!")) {
            String[] words = line.split(" ", 5);
            all.add(new BadRequest(words[2], words[3], words.length < 5 ? null : words[4], null,
                    Integer.parseInt(words[1])));
        } else if (line.startsWith(" ")) {
            int colon = line.indexOf(':');
            String field = line.substring(0, colon).strip();
            for (String value : line.substring(colon + 1).strip().split(SEPARATOR, -1)) {
                all.add(withInvalidField(field, value.strip()));
            }
        } else {
            String[] words = line.split(" ", 3);
            method = words[0];
            path = words[1];
            validFields = new LinkedHashMap<>();
            if (words.length == 3) {
                for (String pair : words[2].split(SEPARATOR)) {
                    validFields.put(pair.substring(0, pair.indexOf('=')).strip(),
                            pair.substring(pair.indexOf('=') + 1));
                }
            }
        }
    }

    private BadRequest withInvalidField(String field, String value) {
        if (path.endsWith("?") || path.endsWith("&")) {
            return new BadRequest(method, path + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), null,
                    field,
                    422);
        }
        Map<String, String> fields = new LinkedHashMap<>(validFields);
        if (value.equals("-")) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        String body = fields.entrySet().stream().map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return new BadRequest(method, path, body, field, 422);
    }
}
