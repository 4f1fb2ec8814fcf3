package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** An HTTP answer. */
public record LoadResponse(int status, byte[] body) {
    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
