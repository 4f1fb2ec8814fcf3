/** Persistent store: one SQLite file, with SQL that PostgreSQL also understands. */
@NullMarked
package dev.latchkey.mockserver.store.sql;

import org.jspecify.annotations.NullMarked;
