/** Benchmarks of the SDK: the same calls by a bare HTTP client, by the SDK and by others, with the server in another process. */
@NullMarked
package dev.latchkey.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
