package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the gateway of a key or webhook. */
public final class GatewayParser {
    private GatewayParser() {}

    /**
     * Reads the field {@code gateway} and returns the format of its keys. If the field is invalid, an error is recorded in
     * {@code fields} and another gateway's format is returned.
     */
    public static KeyFormat read(JsonObjectReader fields, List<KeyFormat> formats) {
        String id = fields.text("gateway", 1, 100);
        for (KeyFormat format : formats) {
            if (format.gateway().equals(id)) {
                return format;
            }
        }
        if (fields.isSound("gateway")) {
            fields.problem("gateway", "unknown", "There is no such gateway. This server supports "
                    + formats.stream().map(KeyFormat::gateway).collect(Collectors.joining(", ")) + ".");
        }
        return formats.get(0);
    }
}
