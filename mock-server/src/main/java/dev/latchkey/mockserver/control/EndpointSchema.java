package dev.latchkey.mockserver.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters, request body and response of an endpoint, for the OpenAPI document.
 *
 * @param query names of the query parameters
 * @param body name of the request body's schema; null for none
 * @param status status of a successful response; null if the caller chooses it
 * @param mediaType media type of the response; null if it has no body
 * @param responseBody record in the response; null if the body is not a record in JSON
 */
record EndpointSchema(List<String> query, @Nullable String body, @Nullable Integer status, @Nullable String mediaType,
        @Nullable Class<? extends Record> responseBody) {
    private static final String JSON = "application/json";

    /** Describes a 200 response with a record in JSON. */
    static EndpointSchema json(Class<? extends Record> answer) {
        return new EndpointSchema(List.of(), null, 200, JSON, answer);
    }

    /** Describes a response to a creation, with a record in JSON. */
    static EndpointSchema created(int status, Class<? extends Record> answer) {
        return new EndpointSchema(List.of(), null, status, JSON, answer);
    }

    /** Describes a 200 response whose body is not a record in JSON. */
    static EndpointSchema content(String type) {
        return new EndpointSchema(List.of(), null, 200, type, null);
    }

    /** Describes a 204 response. */
    static EndpointSchema noContent() {
        return new EndpointSchema(List.of(), null, 204, null, null);
    }

    /** Describes a response whose status the caller chooses. */
    static EndpointSchema dynamic() {
        return new EndpointSchema(List.of(), null, null, null, null);
    }

    EndpointSchema query(String... names) {
        return new EndpointSchema(List.of(names), body, status, mediaType, responseBody);
    }

    EndpointSchema body(String schema) {
        return new EndpointSchema(query, schema, status, mediaType, responseBody);
    }
}
