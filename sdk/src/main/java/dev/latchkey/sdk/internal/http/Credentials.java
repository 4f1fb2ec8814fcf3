package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.util.List;
import okhttp3.Request;

/** Puts what proves the caller's identity into a request. Revealed for each request anew, never kept as text. */
public interface Credentials {
    /** Adds the headers. */
    void apply(Request.Builder request);

    /** What must not be seen anywhere else, in each form in which it is sent. */
    List<String> reveal();

    /** Whether any of {@link #reveal()} could be in a text, as far as can be told without revealing it. */
    SecretPrefilter prefilter();

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

            @Override
            public SecretPrefilter prefilter() {
                return SecretPrefilter.NONE;
            }
        };
    }

    /** A session token, as RFC 6750. */
    static Credentials bearer(Secret token) {
        SecretPrefilter prefilter = SecretPrefilter.of(token);
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                request.header("Authorization", "Bearer " + token.reveal());
            }

            @Override
            public List<String> reveal() {
                return List.of(token.reveal());
            }

            @Override
            public SecretPrefilter prefilter() {
                return prefilter;
            }
        };
    }

    /** A public and a secret part, as RFC 7617. */
    static Credentials basic(String user, Secret password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The public part of a key cannot hold a colon.");
        }
        BasicCredentials pair = new BasicCredentials(user);
        // The pair in Base64 is longer, and of signs that a shape counts as words.
        SecretPrefilter prefilter = SecretPrefilter.of(password);
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                request.header("Authorization", pair.header(password));
            }

            @Override
            public List<String> reveal() {
                return List.of(pair.encoded(password), password.reveal());
            }

            @Override
            public SecretPrefilter prefilter() {
                return prefilter;
            }
        };
    }
}
