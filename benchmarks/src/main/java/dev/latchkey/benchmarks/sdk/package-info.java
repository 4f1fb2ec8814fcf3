/** What the SDK adds to a bare HTTP client: the same calls made by it and by others, the server in another process. */
@NullMarked
package dev.latchkey.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
