package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.util.List;
import java.util.stream.Collectors;

/** Reads for which gateway a key shall be. */
public final class GatewayParser {
    private GatewayParser() {}

    /** The format of the gateway's keys; some other when the field is wrong, which the fields then tell. */
    public static KeyFormat read(JsonObjectReader fields, List<KeyFormat> formats) {
        String id = fields.text("gateway", 1, 100);
        for (KeyFormat format : formats) {
            if (format.gateway().equals(id)) {
                return format;
            }
        }
        if (fields.isSound("gateway")) {
            fields.problem("gateway", "unknown", "There is no such gateway. This server has "
                    + formats.stream().map(KeyFormat::gateway).collect(Collectors.joining(", ")) + ".");
        }
        return formats.get(0);
    }
}
