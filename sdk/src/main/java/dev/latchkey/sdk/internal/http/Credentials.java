package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.util.List;
import okhttp3.Request;

/** Credentials that are added to each request. They are revealed per request and never kept as text. */
public interface Credentials {
    /** Adds the authorization header field. */
    void apply(Request.Builder request);

    /** Returns every form of the secret that is sent, for redaction. */
    List<String> reveal();

    /** Returns a prefilter that rules out texts that contain none of {@link #reveal()}, without revealing it. */
    SecretPrefilter prefilter();

    /** Returns empty credentials, which add nothing. */
    static Credentials none() {
        return new Credentials() {
            @Override
            public void apply(Request.Builder request) {
                // no credentials
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

    /** Returns a bearer token as in RFC 6750. */
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

    /** Returns user name and password as in RFC 7617. */
    static Credentials basic(String user, Secret password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The public part of a key must not contain a colon.");
        }
        BasicCredentials pair = new BasicCredentials(user);
        // The Base64 form is longer and has only word characters, so the prefilter of the password covers it.
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
