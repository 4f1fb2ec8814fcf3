package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Serves the OpenAPI 3.1 document of the sandbox API. */
final class SandboxOpenApi {
    private SandboxOpenApi() {}

    static ServerResponse read() {
        try (InputStream document = SandboxOpenApi.class.getResourceAsStream("openapi.json")) {
            return ServerResponse.of(200, "application/json", Objects.requireNonNull(document).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The resource openapi.json cannot be read", e);
        }
    }
}
