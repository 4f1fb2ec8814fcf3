package dev.latchkey.benchmarks.process;

import dev.latchkey.benchmarks.load.ClosedLoop;
import dev.latchkey.benchmarks.load.HttpConnection;
import dev.latchkey.benchmarks.load.HttpRequests;
import dev.latchkey.benchmarks.load.NumberedBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A running HTTP server, and the send request that all servers get. */
public final class RunningHttp implements AutoCloseable {
    /** Path of the send request. */
    static final String PATH = "/sandbox/v1/sms";

    /** The same credentials for all, so that every server has the same header field to compare. */
    static final String AUTHORIZATION = "Basic " + BenchKey.HTTP.basic();

    private static final String BODY = "{\"to\": \"+4915112345678\", \"text\": \"Your code is " + NumberedBody.PLACE
            + "\"}";
    private static final int ACCEPTED = 201;

    private final ServerProcess process;
    private final InetSocketAddress address;
    private final AtomicInteger sends = new AtomicInteger();
    private final ServerProcess.Started started;

    private RunningHttp(ServerProcess process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
        this.started = process.await(this::sendOnce);
    }

    /** Waits for the first response of a started server. */
    static RunningHttp await(ServerProcess process, int port) {
        try {
            return new RunningHttp(process, ServerProcess.local(port));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Returns the time of its start. */
    public ServerProcess.Started started() {
        return started;
    }

    /** Returns its use of memory and CPU. */
    public Usage usage() {
        return process.usage();
    }

    /** Waits until another check succeeds. */
    void await(ServerProcess.ReadinessCheck answer) {
        process.await(answer);
    }

    /** Creates a load of sends, each with a different number in its text. */
    public ClosedLoop load() {
        return new ClosedLoop(number -> connection(ClientAddresses.of(number)), process.usage()::cpuNanos);
    }

    /** Opens a connection for other requests. */
    public HttpConnection connection() throws IOException {
        return connection(null);
    }

    @Override
    public void close() {
        process.close();
    }

    private void sendOnce() throws IOException {
        try (HttpConnection connection = connection()) {
            connection.once();
        }
    }

    private HttpConnection connection(@Nullable InetAddress source) throws IOException {
        byte[] request = HttpRequests.post(PATH, AUTHORIZATION, BODY);
        return new HttpConnection(address, source, new NumberedBody(request, sends), ACCEPTED);
    }
}
