/**
 * The mock server in JUnit 5 tests. Begin at {@link dev.latchkey.mockserver.junit.LatchkeyMock}. Needs JUnit 5.13 or
 * newer on the class path, which the rest of the server does not.
 */
@NullMarked
package dev.latchkey.mockserver.junit;

import org.jspecify.annotations.NullMarked;
