/** What the server keeps and why it refuses, as records that know nothing of HTTP, SQL or any gateway. */
@NullMarked
package dev.latchkey.mockserver.model;

import org.jspecify.annotations.NullMarked;
