package dev.latchkey.benchmarks.process;

import dev.latchkey.benchmarks.load.ClosedLoop;
import dev.latchkey.benchmarks.load.NumberedBody;
import dev.latchkey.benchmarks.load.HttpConnection;
import dev.latchkey.benchmarks.load.HttpRequests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP server that runs, and the send that every server gets. */
public final class RunningHttp implements AutoCloseable {
    /** Where all send to. */
    static final String PATH = "/sandbox/v1/sms";

    /** Who sends: the same for all, so that every server has the same header to compare. */
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

    /** Waits for the first answer of a server that was started. */
    static RunningHttp await(ServerProcess process, int port) {
        try {
            return new RunningHttp(process, ServerProcess.local(port));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** What its start took. */
    public ServerProcess.Started started() {
        return started;
    }

    /** What it uses. */
    public Usage usage() {
        return process.usage();
    }

    /** Waits until something else of it answers too. */
    void await(ServerProcess.FirstAnswer answer) {
        process.await(answer);
    }

    /** Load of sends, each with another number in its text. */
    public ClosedLoop load() {
        return new ClosedLoop(number -> connection(ClientAddresses.of(number)), process.usage()::cpuNanos);
    }

    /** A connection to ask other things by. */
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
