package dev.latchkey.sdk;

import java.util.Optional;

/**
 * One request of a call, as {@link CallHooks} see it. Never the call's arguments.
 *
 * {@snippet :
 * CallHooks hooks = new CallHooks() {
 *     @Override
 *     public void beforeAttempt(Attempt attempt) {
 *         System.out.println(attempt.operation() + " " + attempt.method() + " " + attempt.number());
 *     }
 * };
 * }
 *
 * @param gateway which gateway
 * @param operation which operation, as {@code SandboxKeysApi.list}
 * @param method HTTP method
 * @param path path with its gaps, as {@code sandbox/v1/keys/{id}}: what was put into them does not show
 * @param number 1 for the first request of the call
 * @param tag what {@link CallOptions#withTag} set
 */
public record Attempt(Gateway gateway, String operation, String method, String path, int number,
        Optional<String> tag) {}
