package dev.latchkey.mockserver.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call takes and gives, for the description of the API.
 *
 * @param query names of the parameters it takes
 * @param body name of the schema of the body it takes; null for none
 * @param status of the answer, unless it refuses; null for whatever is asked for
 * @param type media type of the answer; null where it has no body
 * @param answer what is in the answer; null where that is not JSON of a record
 */
record EndpointSchema(List<String> query, @Nullable String body, @Nullable Integer status, @Nullable String type,
        @Nullable Class<? extends Record> answer) {
    private static final String JSON = "application/json";

    /** Something is told. */
    static EndpointSchema json(Class<? extends Record> answer) {
        return new EndpointSchema(List.of(), null, 200, JSON, answer);
    }

    /** Something is made, or will be. */
    static EndpointSchema created(int status, Class<? extends Record> answer) {
        return new EndpointSchema(List.of(), null, status, JSON, answer);
    }

    /** Something is told that is not JSON, or not of a record. */
    static EndpointSchema content(String type) {
        return new EndpointSchema(List.of(), null, 200, type, null);
    }

    /** It is done, and there is no more to say. */
    static EndpointSchema noContent() {
        return new EndpointSchema(List.of(), null, 204, null, null);
    }

    /** It is answered as the caller wants. */
    static EndpointSchema dynamic() {
        return new EndpointSchema(List.of(), null, null, null, null);
    }

    EndpointSchema query(String... names) {
        return new EndpointSchema(List.of(names), body, status, type, answer);
    }

    EndpointSchema body(String schema) {
        return new EndpointSchema(query, schema, status, type, answer);
    }
}
