/**
 * JUnit extension that runs the mock server for tests. Start at {@link dev.latchkey.mockserver.junit.LatchkeyMock}.
 * Needs JUnit 5.13 or later on the class path; the rest of the server does not.
 */
@NullMarked
package dev.latchkey.mockserver.junit;

import org.jspecify.annotations.NullMarked;
