package dev.latchkey.mockserver.http;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What the connections of one listener have in common.
 *
 * @param inFlight counts requests that are being handled
 * @param gone is told of a connection that ended
 */
record ListenerContext(Handler handler, ListenOptions options, DateHeader date, LongAdder inFlight,
        Consumer<Connection> gone) {}
