/**
 * A typed Java client of e-mail and SMS gateways, with one model of an API key over all of them.
 *
 * <p>Start at {@link dev.latchkey.sdk.sandbox.Sandbox}, the client of the local mock server.
 */
@SuppressWarnings("module") // The mock server, named below, is built after this.
module dev.latchkey.sdk {
    // Not static: which components of a record may be absent is read from its annotations at run time.
    requires transitive org.jspecify;
    requires com.squareup.moshi;
    requires kotlin.stdlib;
    requires transitive okhttp3;
    requires okio;
    requires retrofit2;

    exports dev.latchkey.sdk;
    exports dev.latchkey.sdk.keys;
    exports dev.latchkey.sdk.message;
    exports dev.latchkey.sdk.sandbox;
    exports dev.latchkey.sdk.sandbox.wire;
    exports dev.latchkey.sdk.internal.json to dev.latchkey.mockserver;
    exports dev.latchkey.sdk.internal.text to dev.latchkey.mockserver;
}
