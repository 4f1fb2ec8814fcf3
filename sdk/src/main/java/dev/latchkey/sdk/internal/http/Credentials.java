package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Request;

/** Puts what proves the caller's identity into a request. Revealed for each request anew, never kept as text. */
public interface Credentials {
    /** Adds the headers. */
    void apply(Request.Builder request);

    /** What must not be seen anywhere else, in each form in which it is sent. */
    List<String> reveal();

    /** Nothing to prove. */
    static Credentials none() {
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                // Nothing to prove.
            }

            @Override
            public List<String> reveal() {
                return List.of();
            }
        };
    }

    /** A session token, as RFC 6750. */
    static Credentials bearer(Secret token) {
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                request.header("Authorization", "Bearer " + token.reveal());
            }

            @Override
            public List<String> reveal() {
                return List.of(token.reveal());
            }
        };
    }

    /** A public and a secret part, as RFC 7617. */
    static Credentials basic(String user, Secret password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The public part of a key cannot hold a colon.");
        }
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                request.header("Authorization", header());
            }

            @Override
            public List<String> reveal() {
                return List.of(header().substring("Basic ".length()), password.reveal());
            }

            private String header() {
                return okhttp3.Credentials.basic(user, password.reveal(), StandardCharsets.UTF_8);
            }
        };
    }
}
