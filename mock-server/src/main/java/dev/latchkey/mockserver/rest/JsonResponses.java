package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.sdk.internal.json.Json;

/** Answers with a JSON body. */
public final class JsonResponses {
    private JsonResponses() {}

    /** A record as JSON. */
    public static Response json(int status, Record body) {
        return of(status, "application/json", body);
    }

    static Response of(int status, String contentType, Record body) {
        // Some answers hold a secret that is shown once, and no cache may show it again.
        return Response.of(status, contentType, Json.encode(body)).with("Cache-Control", "no-store");
    }
}
