// What the examples of the Javadoc and of the READMEs may use without declaring it: these imports and these variables.
// An example that declares a variable of the same name hides the one here.
import dev.latchkey.sdk.*;
import dev.latchkey.sdk.keys.*;
import dev.latchkey.sdk.message.*;
import dev.latchkey.sdk.sandbox.*;
import dev.latchkey.sdk.sandbox.wire.*;
import java.io.*;
import java.math.*;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

abstract class Prelude {
    /** A server. */
    Sandbox sandbox;
    /** Somebody signed in, to manage keys. */
    SandboxSession session;
    /** A program with a key, which sends. */
    SandboxKeyClient shop;
    /** The account's keys. */
    KeyManager keys;
    /** A key that was just made. */
    IssuedKey issued;
    /** A key from the list. */
    ApiKey key;
    /** Messages. */
    Email email;
    Sms sms;
    /** A list that comes in pages. */
    Paged<String> names;
    /** A request that came in. */
    Map<String, List<String>> headers;
    byte[] body;
}
