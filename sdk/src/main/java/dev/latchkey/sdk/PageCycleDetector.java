package dev.latchkey.sdk;

/**
 * Notices that a gateway leads in a circle, with two pages remembered however long the list is: Brent's way of finding
 * cycles. A page that names itself is noticed at once, a longer circle before its third round ends.
 *
 * @param here token of the page that was asked for last
 * @param mark token of an earlier page
 * @param steps pages since the mark
 * @param reach after so many pages the mark is set anew
 */
record PageCycleDetector(String here, String mark, long steps, long reach) {
    static PageCycleDetector from(PagePosition start) {
        return new PageCycleDetector(start.token(), start.token(), 0, 1);
    }

    /** The trail with one more page. */
    PageCycleDetector to(String token) {
        if (token.equals(here) || token.equals(mark)) {
            throw new DecodeException("The list leads in a circle: its next page was already given", "$", null);
        }
        return steps + 1 >= reach
                ? new PageCycleDetector(token, token, 0, reach * 2)
                : new PageCycleDetector(token, mark, steps + 1, reach);
    }
}
