package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** A separate process with a server that always sends the same responses. */
public final class CannedServerProcess implements AutoCloseable {
    private static final String PROGRAM = "dev.latchkey.benchmarks.sdk.CannedServer";

    private final ServerProcess process;
    private final int port;

    private CannedServerProcess(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it. Returns when it accepts connections.
     *
     * @param directory an empty directory
     */
    public static CannedServerProcess start(JarLocator jars, Path directory) {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(directory,
                List.of(JarLocator.java(), "-Xmx256m", "-XX:+UseSerialGC", "-cp",
                        jars.benchmarks(), PROGRAM, Integer.toString(port)));
        try {
            process.await(() -> connect(port));
            return new CannedServerProcess(process, port);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Its address. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void connect(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(ServerProcess.local(port));
        }
    }
}
