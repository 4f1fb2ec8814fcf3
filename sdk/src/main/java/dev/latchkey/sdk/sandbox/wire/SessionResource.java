package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;
import java.time.Instant;

/**
 * Response to signing in.
 *
 * {@snippet :
 * SessionResource signedIn = session.operations().account().signIn(new SignInBody("ann@example.com", Secret.of("a-long-password"))).execute();
 * System.out.println(signedIn.account().id() + " " + signedIn.expires());
 * }
 *
 * @param token session token, sent as {@code Authorization: Bearer …}
 * @param expires expiry of the token
 * @param account account that signed in
 */
public record SessionResource(Secret token, Instant expires, AccountResource account) {}
