package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.sdk.internal.json.Json;

/** Creates responses with a JSON body. */
public final class JsonResponses {
    private JsonResponses() {}

    /** Returns a response whose body is a record in JSON. */
    public static ServerResponse json(int status, Record body) {
        return of(status, "application/json", body);
    }

    static ServerResponse of(int status, String contentType, Record body) {
        // Some responses hold a secret that is shown once, so no cache may store them.
        return ServerResponse.of(status, contentType, Json.encode(body)).with("Cache-Control", "no-store");
    }
}
