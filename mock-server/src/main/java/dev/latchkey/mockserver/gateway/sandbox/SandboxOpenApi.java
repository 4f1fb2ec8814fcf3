package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the sandbox's API for programs: OpenAPI 3.1. */
final class SandboxOpenApi {
    private SandboxOpenApi() {}

    static Response read() {
        try (InputStream document = SandboxOpenApi.class.getResourceAsStream("openapi.json")) {
            return Response.of(200, "application/json", Objects.requireNonNull(document).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }
}
