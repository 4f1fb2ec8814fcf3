package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The same request each time but for a number in it, so that what was sent can be told apart and found again. */
public final class NumberedBody implements HttpConnection.Body {
    /** What the number stands in for: as many digits as this has. */
    public static final String PLACE = "NNNNNNNN";

    private final byte[] request;
    private final int place;
    private final AtomicInteger next;

    /**
     * A request that has {@link #PLACE} once.
     *
     * @param next the number of the next request of all connections
     */
    public NumberedBody(byte[] request, AtomicInteger next) {
        this.request = request.clone();
        this.place = new String(request, StandardCharsets.ISO_8859_1).indexOf(PLACE);
        this.next = next;
        if (place < 0) {
            throw new IllegalArgumentException("The request has no place for a number.");
        }
    }

    /** The number as it stands in a request. */
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
