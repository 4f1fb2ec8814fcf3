package dev.latchkey.mockserver.http;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Objects shared by the connections of one listener.
 *
 * @param inFlight number of requests that are being handled
 * @param onClosed called with each closed connection
 */
record ListenerContext(RequestHandler handler, ListenOptions options, DateHeader date, LongAdder inFlight,
        Consumer<Connection> onClosed) {}
