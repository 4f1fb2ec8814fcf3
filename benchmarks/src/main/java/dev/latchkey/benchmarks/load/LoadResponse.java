package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** An HTTP response. */
public record LoadResponse(int status, byte[] body) {
    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
