/** The interface of a gateway API, and the pipeline that handles every request to one. */
@NullMarked
package dev.latchkey.mockserver.gateway;

import org.jspecify.annotations.NullMarked;
