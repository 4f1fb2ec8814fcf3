package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import okhttp3.Request;

/** Puts what proves the caller's identity into a request. Revealed for each request anew, never kept as text. */
@FunctionalInterface
public interface Credentials {
    /** Adds the headers. */
    void apply(Request.Builder request);

    /** Nothing to prove. */
    static Credentials none() {
        return request -> {};
    }

    /** A session token, as RFC 6750. */
    static Credentials bearer(Secret token) {
        return request -> request.header("Authorization", "Bearer " + token.reveal());
    }

    /** A public and a secret part, as RFC 7617. */
    static Credentials basic(String user, Secret password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The public part of a key cannot hold a colon.");
        }
        return request -> request.header("Authorization",
                okhttp3.Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8));
    }
}
