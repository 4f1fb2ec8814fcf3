package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Reads the credentials of a request to the sandbox. Source for Basic: RFC 7617; for Bearer: RFC 6750. */
final class SandboxCredentials {
    private static final String USAGE_HINT = "Send 'Authorization: Basic' with the consumer key and secret of a key,"
            + " or 'Authorization: Bearer' with the token of a session.";

    private SandboxCredentials() {}

    static RequestCredential of(ServerRequest request) {
        List<String> headers = request.headers("Authorization");
        if (headers.size() != 1) {
            return new RequestCredential.Missing(
                    headers.isEmpty()
                            ? "This request needs credentials. " + USAGE_HINT
                            : "The header Authorization was sent more than once. " + USAGE_HINT);
        }
        String header = headers.get(0).strip();
        int end = 0;
        while (end < header.length() && !Character.isWhitespace(header.charAt(end))) {
            end++;
        }
        String scheme = header.substring(0, end);
        String value = header.substring(end).strip();
        if (scheme.equalsIgnoreCase("Basic")) {
            return basic(value);
        }
        return scheme.equalsIgnoreCase("Bearer") && !value.isEmpty()
                ? new RequestCredential.SessionToken(Secret.of(value))
                : unreadable();
    }

    static ServerResponse challenge(ServerResponse response) {
        return response.with("WWW-Authenticate", "Basic realm=\"Latchkey sandbox\", charset=\"UTF-8\"")
                .with("WWW-Authenticate", "Bearer realm=\"Latchkey sandbox\"");
    }

    private static RequestCredential basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1 || colon == pair.length() - 1) {
                return unreadable();
            }
            return new RequestCredential.KeyPair(SandboxGatewayApi.KEYS.gateway(), pair.substring(0, colon),
                    Secret.of(pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return unreadable();
        }
    }

    private static RequestCredential unreadable() {
        return new RequestCredential.Missing("The header Authorization is malformed. " + USAGE_HINT);
    }
}
