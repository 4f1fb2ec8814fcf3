package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages sent after a cursor, and assertions about them. */
public final class SentMessages {
    private final TestAccount account;
    private final MessageCursor since;
    private final Duration wait;
    private final Duration settleTime;

    SentMessages(TestAccount account, MessageCursor since, Duration wait, Duration settling) {
        this.account = account;
        this.since = since;
        this.wait = wait;
        this.settleTime = settling;
    }

    /** Returns the messages so far, in the order of their arrival. */
    public List<CapturedMessage> list() {
        Poller poller = new Poller();
        poller.poll(Duration.ZERO);
        return List.copyOf(poller.seen);
    }

    /**
     * Asserts that a matching message was sent, and waits for it. If several match, prefers one that no earlier
     * assertion returned.
     *
     * @return the message
     * @throws AssertionError if none was sent in time; lists the messages sent instead and the refused requests
     */
    public CapturedMessage assertSent(MessageMatcher matcher) {
        Poller poller = new Poller();
        long deadline = System.nanoTime() + wait.toNanos();
        do {
            poller.poll(Duration.ofNanos(deadline - System.nanoTime()));
            Optional<CapturedMessage> found = poller.notYetAsserted(matcher).or(() -> poller.any(matcher));
            if (found.isPresent()) {
                account.asserted().add(found.get().id());
                return found.get();
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError(FailureMessages.missing(matcher, wait, poller.seen, account));
    }

    /**
     * Asserts that exactly this many matching messages were sent, and waits for them.
     *
     * @return the messages
     * @throws AssertionError if there are fewer after the wait, or more
     */
    public List<CapturedMessage> assertSent(int times, MessageMatcher matcher) {
        Poller poller = new Poller();
        long deadline = System.nanoTime() + wait.toNanos();
        do {
            poller.poll(Duration.ofNanos(deadline - System.nanoTime()));
        } while (poller.all(matcher).size() < times && System.nanoTime() < deadline);
        if (poller.all(matcher).size() == times) {
            poller.poll(settleTime);
        }
        List<CapturedMessage> found = poller.all(matcher);
        if (found.size() != times) {
            throw new AssertionError(FailureMessages.wrongNumber(times, matcher, found, poller.seen, account));
        }
        found.forEach(message -> account.asserted().add(message.id()));
        return found;
    }

    /**
     * Asserts that no message was sent, and waits briefly for one in transit.
     *
     * @throws AssertionError if there is one
     */
    public void assertNothingSent() {
        assertNotSent(MessageMatcher.any());
    }

    /**
     * Asserts that no matching message was sent, and waits briefly for one in transit.
     *
     * @throws AssertionError if there is one
     */
    public void assertNotSent(MessageMatcher matcher) {
        Poller poller = new Poller();
        long deadline = System.nanoTime() + settleTime.toNanos();
        do {
            poller.poll(Duration.ofNanos(deadline - System.nanoTime()));
            if (poller.any(matcher).isPresent()) {
                throw new AssertionError(FailureMessages.unwanted("Nothing should have been sent that is " + matcher,
                        poller.all(matcher)));
            }
        } while (System.nanoTime() < deadline);
    }

    /**
     * Asserts that no message was sent except those that {@code assertSent} returned, and waits briefly for one in
     * transit.
     *
     * @throws AssertionError if there is one
     */
    public void assertNoMoreSent() {
        Poller poller = new Poller();
        long deadline = System.nanoTime() + settleTime.toNanos();
        do {
            poller.poll(Duration.ofNanos(deadline - System.nanoTime()));
            List<CapturedMessage> more = poller.seen.stream()
                    .filter(message -> !account.asserted().contains(message.id())).toList();
            if (!more.isEmpty()) {
                throw new AssertionError(FailureMessages.unwanted("No more should have been sent", more));
            }
        } while (System.nanoTime() < deadline);
    }

    /** Reads messages by cursor, so that none is missed or read twice. */
    private final class Poller {
        private final List<CapturedMessage> seen = new ArrayList<>();
        private MessageCursor cursor = since;

        /** Reads new messages; waits for one if there is none. */
        void poll(Duration maxWait) {
            ControlResponses.Found found = account.find(cursor, maxWait);
            while (!found.items().isEmpty()) {
                found.items().forEach(item -> seen.add(new CapturedMessage(account, item)));
                cursor = new MessageCursor(found.cursor());
                found = account.find(cursor, Duration.ZERO);
            }
        }

        Optional<CapturedMessage> any(MessageMatcher matcher) {
            return all(matcher).stream().findFirst();
        }

        Optional<CapturedMessage> notYetAsserted(MessageMatcher matcher) {
            return all(matcher).stream().filter(message -> !account.asserted().contains(message.id())).findFirst();
        }

        List<CapturedMessage> all(MessageMatcher matcher) {
            return seen.stream().filter(matcher::matches).toList();
        }
    }
}
