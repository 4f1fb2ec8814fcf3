package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;
import java.time.Instant;

/**
 * What signing in answers.
 *
 * {@snippet :
 * SessionResource signedIn = session.operations().account().signIn(new SignInBody("ann@example.com", Secret.of("a-long-password"))).execute();
 * System.out.println(signedIn.account().id() + " " + signedIn.expires());
 * }
 *
 * @param token to be sent as {@code Authorization: Bearer …}
 * @param expires when the token ends
 * @param account who signed in
 */
public record SessionResource(Secret token, Instant expires, AccountResource account) {}
