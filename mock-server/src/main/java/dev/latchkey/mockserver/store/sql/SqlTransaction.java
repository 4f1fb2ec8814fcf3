package dev.latchkey.mockserver.store.sql;

import java.sql.SQLException;

/** Something to be done with a database, as a whole or not at all. */
@FunctionalInterface
interface SqlTransaction<T> {
    T run(SqlSession sql) throws SQLException;
}
