/**
 * API keys of all gateways in one model, and {@link dev.latchkey.sdk.keys.KeyManager}, which creates and revokes them.
 */
@NullMarked
package dev.latchkey.sdk.keys;

import org.jspecify.annotations.NullMarked;
