/** Client of Latchkey's own gateway, the local mock server. Start at {@link dev.latchkey.sdk.sandbox.Sandbox}. */
@NullMarked
package dev.latchkey.sdk.sandbox;

import org.jspecify.annotations.NullMarked;
