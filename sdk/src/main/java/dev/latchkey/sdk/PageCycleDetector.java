package dev.latchkey.sdk;

/**
 * Detects that a gateway's pages form a cycle, by Brent's algorithm, which keeps two tokens however long the list is. A
 * page that names itself is detected at once, a longer cycle before its third round ends.
 *
 * @param current token of the page that was requested last
 * @param checkpoint token of an earlier page
 * @param steps pages since the checkpoint
 * @param maxSteps number of pages after which the checkpoint moves
 */
record PageCycleDetector(String current, String checkpoint, long steps, long maxSteps) {
    static PageCycleDetector from(PagePosition start) {
        return new PageCycleDetector(start.token(), start.token(), 0, 1);
    }

    /**
     * Returns the state after one more page.
     *
     * @throws DecodeException if the page closes a cycle
     */
    PageCycleDetector advance(String token) {
        if (token.equals(current) || token.equals(checkpoint)) {
            throw new DecodeException("The pages form a circle: the next page was fetched before", "$", null);
        }
        return steps + 1 >= maxSteps
                ? new PageCycleDetector(token, token, 0, maxSteps * 2)
                : new PageCycleDetector(token, checkpoint, steps + 1, maxSteps);
    }
}
