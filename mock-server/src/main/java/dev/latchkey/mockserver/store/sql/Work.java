package dev.latchkey.mockserver.store.sql;

import java.sql.SQLException;

/** Something to be done with a database, as a whole or not at all. */
@FunctionalInterface
interface Work<T> {
    T run(Sql sql) throws SQLException;
}
