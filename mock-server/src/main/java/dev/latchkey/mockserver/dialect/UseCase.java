package dev.latchkey.mockserver.dialect;

import dev.latchkey.mockserver.http.Response;

/** What an operation does, once the caller may. */
@FunctionalInterface
public interface UseCase {
    /** Decodes the call, does what it asks for and encodes the answer. */
    Response run(Call call);
}
