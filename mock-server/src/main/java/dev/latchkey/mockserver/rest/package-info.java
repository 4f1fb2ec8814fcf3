/** Request parsing and JSON responses that the control API and the sandbox API share. */
@NullMarked
package dev.latchkey.mockserver.rest;

import org.jspecify.annotations.NullMarked;
