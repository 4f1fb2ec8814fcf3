/** Stored records and refusals, independent of HTTP, SQL and any gateway. */
@NullMarked
package dev.latchkey.mockserver.model;

import org.jspecify.annotations.NullMarked;
