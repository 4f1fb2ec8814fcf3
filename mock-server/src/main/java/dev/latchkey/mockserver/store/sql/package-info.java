/** The store that survives a restart: SQLite in one file, in SQL that PostgreSQL also understands. */
@NullMarked
package dev.latchkey.mockserver.store.sql;

import org.jspecify.annotations.NullMarked;
