package dev.latchkey.sdk;

import java.util.Optional;

/**
 * One request of a call, as {@link CallHooks} see it. It never contains the call's arguments.
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
 * @param gateway the gateway
 * @param operation name of the operation, such as {@code SandboxKeysApi.list}
 * @param method HTTP method
 * @param path path template, such as {@code sandbox/v1/keys/{id}}: without the values of its variables
 * @param number 1 for the first request of the call
 * @param tag the tag set by {@link CallOptions#withTag}
 */
public record Attempt(Gateway gateway, String operation, String method, String path, int number,
        Optional<String> tag) {}
