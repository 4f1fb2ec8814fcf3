package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A request with a number that differs each time, so that each can be identified and found. */
public final class NumberedBody implements HttpConnection.Body {
    /** Placeholder of the number. The number has as many digits. */
    public static final String PLACE = "NNNNNNNN";

    private final byte[] request;
    private final int place;
    private final AtomicInteger next;

    /**
     * Creates a body from a request that contains {@link #PLACE} once.
     *
     * @param next number of the next request, shared by all connections
     */
    public NumberedBody(byte[] request, AtomicInteger next) {
        this.request = request.clone();
        this.place = new String(request, StandardCharsets.ISO_8859_1).indexOf(PLACE);
        this.next = next;
        if (place < 0) {
            throw new IllegalArgumentException("The request has no place for a number.");
        }
    }

    /** Formats a number as in a request. */
    public static String digits(int number) {
        return String.format("%0" + PLACE.length() + "d", number);
    }

    @Override
    public byte[] next() {
        int number = next.getAndIncrement();
        for (int i = place + PLACE.length() - 1; i >= place; i--) {
            request[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return request;
    }
}
