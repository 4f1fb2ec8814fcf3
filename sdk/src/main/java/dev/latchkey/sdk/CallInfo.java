package dev.latchkey.sdk;

import java.util.Optional;

/**
 * A call, as {@link CallHooks} see it. It never contains the call's arguments.
 *
 * {@snippet :
 * CallHooks hooks = new CallHooks() {
 *     @Override
 *     public Object beforeCall(CallInfo call) {
 *         System.out.println(call.operation() + " starts");
 *         return Instant.now();
 *     }
 * };
 * }
 *
 * @param gateway the gateway
 * @param operation name of the operation, such as {@code SandboxKeysApi.list}
 * @param method HTTP method
 * @param path path template, such as {@code sandbox/v1/keys/{id}}: without the values of its variables
 * @param tag the tag set by {@link CallOptions#withTag}
 */
public record CallInfo(Gateway gateway, String operation, String method, String path, Optional<String> tag) {}
