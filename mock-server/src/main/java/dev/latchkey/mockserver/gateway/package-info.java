/** The description of a gateway's API, and the pipeline that every request to one passes through. */
@NullMarked
package dev.latchkey.mockserver.gateway;

import org.jspecify.annotations.NullMarked;
