/** Interfaces of the data store, one for each kind of record. */
@NullMarked
package dev.latchkey.mockserver.store;

import org.jspecify.annotations.NullMarked;
