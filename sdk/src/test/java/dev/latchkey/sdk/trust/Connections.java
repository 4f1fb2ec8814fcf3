package dev.latchkey.sdk.trust;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import okhttp3.internal.concurrent.Task;
import okhttp3.internal.concurrent.TaskQueue;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.RealConnectionPool;

/**
 * Finds every connection pool of this JVM that holds a connection, whichever client created it.
 *
 * <p>OkHttp has no list of pools. But a pool that holds a connection has scheduled a task that closes idle ones, and
 * all such tasks are in one runner.
 */
final class Connections {
    private Connections() {}

    /**
     * Returns the number of connections that a call still holds, since its response was neither read to the end nor
     * closed.
     */
    static int inUse() {
        return pools().stream().mapToInt(pool -> pool.connectionCount() - pool.idleConnectionCount()).sum();
    }

    /** Returns the number of connections, including idle ones. */
    static int open() {
        return pools().stream().mapToInt(RealConnectionPool::connectionCount).sum();
    }

    private static List<RealConnectionPool> pools() {
        List<Task> tasks = new ArrayList<>();
        for (TaskQueue queue : TaskRunner.INSTANCE.activeQueues()) {
            tasks.addAll(queue.getScheduledTasks());
            Task active = queue.getActiveTask$okhttp();
            if (active != null) {
                tasks.add(active);
            }
        }
        return tasks.stream().map(Connections::pool).filter(pool -> pool != null).distinct().toList();
    }

    private static RealConnectionPool pool(Task task) {
        try {
            for (Field field : task.getClass().getDeclaredFields()) {
                if (field.getType() == RealConnectionPool.class) {
                    field.setAccessible(true);
                    return (RealConnectionPool) field.get(task);
                }
            }
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
