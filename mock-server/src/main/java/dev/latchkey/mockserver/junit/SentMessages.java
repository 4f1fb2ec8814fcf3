package dev.latchkey.mockserver.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages sent after a mark, and what a test claims about them. */
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

    /** Those that are there by now, in the order in which they came. */
    public List<CapturedMessage> list() {
        Poller look = new Poller();
        look.poll(Duration.ZERO);
        return List.copyOf(look.seen);
    }

    /**
     * Claims that a message was sent, and waits for it. Of several that fit, one that no claim was about before.
     *
     * @return the message
     * @throws AssertionError when none came in time; it says what came instead, and what was refused
     */
    public CapturedMessage assertSent(MessageMatcher matcher) {
        Poller look = new Poller();
        long ends = System.nanoTime() + wait.toNanos();
        do {
            look.poll(Duration.ofNanos(ends - System.nanoTime()));
            Optional<CapturedMessage> found = look.notYetAsserted(matcher).or(() -> look.any(matcher));
            if (found.isPresent()) {
                account.asserted().add(found.get().id());
                return found.get();
            }
        } while (System.nanoTime() < ends);
        throw new AssertionError(FailureMessages.missing(matcher, wait, look.seen, account));
    }

    /**
     * Claims that so many messages were sent, no fewer and no more, and waits for them.
     *
     * @return the messages
     * @throws AssertionError when there are fewer in time, or more
     */
    public List<CapturedMessage> assertSent(int times, MessageMatcher matcher) {
        Poller look = new Poller();
        long ends = System.nanoTime() + wait.toNanos();
        do {
            look.poll(Duration.ofNanos(ends - System.nanoTime()));
        } while (look.all(matcher).size() < times && System.nanoTime() < ends);
        if (look.all(matcher).size() == times) {
            look.poll(settleTime);
        }
        List<CapturedMessage> found = look.all(matcher);
        if (found.size() != times) {
            throw new AssertionError(FailureMessages.wrongNumber(times, matcher, found, look.seen, account));
        }
        found.forEach(message -> account.asserted().add(message.id()));
        return found;
    }

    /**
     * Claims that no message was sent, and waits a little for one that is on its way.
     *
     * @throws AssertionError when there is one
     */
    public void assertNothingSent() {
        assertNotSent(MessageMatcher.any());
    }

    /**
     * Claims that no message that fits was sent, and waits a little for one that is on its way.
     *
     * @throws AssertionError when there is one
     */
    public void assertNotSent(MessageMatcher matcher) {
        Poller look = new Poller();
        long ends = System.nanoTime() + settleTime.toNanos();
        do {
            look.poll(Duration.ofNanos(ends - System.nanoTime()));
            if (look.any(matcher).isPresent()) {
                throw new AssertionError(FailureMessages.unwanted("Nothing should have been sent that is " + matcher,
                        look.all(matcher)));
            }
        } while (System.nanoTime() < ends);
    }

    /**
     * Claims that no message was sent but those that {@code assertSent} was about, and waits a little for one that is
     * on its way.
     *
     * @throws AssertionError when there is one
     */
    public void assertNoMoreSent() {
        Poller look = new Poller();
        long ends = System.nanoTime() + settleTime.toNanos();
        do {
            look.poll(Duration.ofNanos(ends - System.nanoTime()));
            List<CapturedMessage> more = look.seen.stream()
                    .filter(message -> !account.asserted().contains(message.id())).toList();
            if (!more.isEmpty()) {
                throw new AssertionError(FailureMessages.unwanted("No more should have been sent", more));
            }
        } while (System.nanoTime() < ends);
    }

    /** Goes on by cursor, so that no message is missed and none is seen twice. */
    private final class Poller {
        private final List<CapturedMessage> seen = new ArrayList<>();
        private MessageCursor cursor = since;

        /** Takes what is new; where there is nothing, waits until there is something. */
        void poll(Duration atMost) {
            ControlResponses.Found found = account.find(cursor, atMost);
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
