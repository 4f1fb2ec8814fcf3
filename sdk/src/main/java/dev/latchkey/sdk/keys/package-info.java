/** One model of an API key for all gateways, and {@link dev.latchkey.sdk.keys.KeyManager}, which creates and revokes them. */
@NullMarked
package dev.latchkey.sdk.keys;

import org.jspecify.annotations.NullMarked;
