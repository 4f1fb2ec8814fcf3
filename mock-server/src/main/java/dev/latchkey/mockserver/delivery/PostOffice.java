package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.Secrets;
import dev.latchkey.mockserver.core.ServerKey;
import dev.latchkey.mockserver.core.Watcher;
import dev.latchkey.mockserver.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that has to do with messages, put together. It accepts at once; what is due it does once started. */
public final class PostOffice implements AutoCloseable {
    private final Agenda agenda;
    private final Arrivals arrivals = new Arrivals();
    private final Lanes lanes = new Lanes();
    private final WebhookWire wire = new WebhookWire();
    private final Scheduler scheduler;
    private final Outbox outbox;
    private final Archive archive;
    private final Events events;
    private final Finder finder;
    private final Webhooks webhooks;
    private final Statistics statistics;
    private final TestClocks testClocks;

    /**
     * A post office over a store.
     *
     * @param faults what goes wrong with webhooks on purpose
     * @param schemes how gateways tell of events
     * @param watcher is told of everything
     */
    public PostOffice(Store store, Ids ids, Clocks clocks, ServerKey serverKey, Secrets secrets, DeliveryRules rules,
            CallFaults faults, List<WebhookScheme> schemes, Watcher watcher) {
        Map<String, WebhookScheme> byGateway = schemes.stream()
                .collect(Collectors.toUnmodifiableMap(WebhookScheme::gateway, Function.identity()));
        MessageLocks locks = new MessageLocks();
        agenda = new Agenda(clocks.server(), clocks::setting);
        Ledger ledger = new Ledger(store, agenda, arrivals, watcher);
        Life life = new Life(store, ids, rules.pace(), faults);
        WebhookCalls calls = new WebhookCalls(store, ledger, agenda, clocks, ids, serverKey, byGateway, wire, watcher);
        Worker worker = new Worker(store, ledger, life, calls, locks);
        scheduler = new Scheduler(store, agenda, worker, lanes, clocks, rules.age());
        outbox = new Outbox(store, ledger, life, clocks, ids, rules, locks);
        archive = new Archive(store, life, agenda, ids, clocks, arrivals);
        events = new Events(store, ledger, life, clocks, locks);
        finder = new Finder(store, arrivals);
        webhooks = new Webhooks(store, ids, secrets, serverKey, clocks, byGateway, ledger, calls);
        statistics = new Statistics(store);
        testClocks = new TestClocks(store, clocks, agenda, lanes, worker, rules.age());
    }

    /** Begins to do what is due, and what was left of it when the server stopped. */
    public void start() {
        scheduler.start();
    }

    /** Looks at the clock at once, for who has moved the server's own. */
    public void wake() {
        agenda.wake();
    }

    /** How much there is still to do. */
    public int due() {
        return agenda.size();
    }

    /** Accepts messages. */
    public Outbox outbox() {
        return outbox;
    }

    /** Puts messages there that were captured elsewhere. */
    public Archive archive() {
        return archive;
    }

    /** Lets things happen to messages. */
    public Events events() {
        return events;
    }

    /** Finds messages. */
    public Finder finder() {
        return finder;
    }

    /** Keeps webhooks. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Counts. */
    public Statistics statistics() {
        return statistics;
    }

    /** Moves clocks. */
    public TestClocks clocks() {
        return testClocks;
    }

    /** Lets those go who wait for messages. */
    public void release() {
        arrivals.close();
    }

    /**
     * Lets those go who wait, breaks off webhooks' calls, and leaves what is due in the store. Messages are still
     * accepted and stored, for who must answer requests that are under way; their life goes on with the next start.
     */
    @Override
    public void close() {
        arrivals.close();
        wire.close();
        scheduler.close();
        lanes.close();
    }
}
