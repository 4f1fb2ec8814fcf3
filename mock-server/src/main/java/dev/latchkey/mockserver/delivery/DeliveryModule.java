package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.lifecycle.MessageChangeNotifier;
import dev.latchkey.mockserver.delivery.lifecycle.MessageLocks;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.delivery.message.DeliveryStatistics;
import dev.latchkey.mockserver.delivery.message.MessageImporter;
import dev.latchkey.mockserver.delivery.message.MessageSearch;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.schedule.DueWorkRunner;
import dev.latchkey.mockserver.delivery.schedule.DueWorkScheduler;
import dev.latchkey.mockserver.delivery.schedule.KeyedSerialExecutor;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookDispatcher;
import dev.latchkey.mockserver.delivery.webhook.WebhookHttpClient;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.store.DataStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Entry point to the simulated delivery: creates its services, and starts and stops them. It accepts messages at once,
 * and runs due work once started.
 */
public final class DeliveryModule implements AutoCloseable {
    private final DueWorkQueue queue;
    private final MessageChangeNotifier notifier = new MessageChangeNotifier();
    private final KeyedSerialExecutor executor = new KeyedSerialExecutor();
    private final WebhookHttpClient client = new WebhookHttpClient();
    private final DueWorkScheduler scheduler;
    private final MessageService messages;
    private final MessageImporter importer;
    private final EventInjector injector;
    private final MessageSearch search;
    private final WebhookService webhooks;
    private final DeliveryStatistics statistics;
    private final TestClocks testClocks;

    /**
     * Creates the services for a store.
     *
     * @param faults faults to inject into webhook requests
     * @param protocols webhook protocols of the gateways
     * @param listener listener for delivery events
     */
    public DeliveryModule(DataStore store, IdGenerator ids, AccountClocks clocks, ServerKey serverKey,
            SecretGenerator secrets,
            DeliveryRules rules,
            WebhookFaults faults, List<WebhookProtocol> protocols, ServerEventListener listener) {
        Map<String, WebhookProtocol> byGateway = protocols.stream()
                .collect(Collectors.toUnmodifiableMap(WebhookProtocol::gateway, Function.identity()));
        MessageLocks locks = new MessageLocks();
        queue = new DueWorkQueue(clocks.server(), clocks::setting);
        DeliveryCommitter committer = new DeliveryCommitter(store, queue, notifier, listener);
        DeliverySimulator simulator = new DeliverySimulator(store, ids, rules.pace(), faults);
        WebhookDispatcher dispatcher = new WebhookDispatcher(store, committer, queue, clocks, ids, serverKey, byGateway,
                client,
                listener);
        DueWorkRunner runner = new DueWorkRunner(store, committer, simulator, dispatcher, locks);
        scheduler = new DueWorkScheduler(store, queue, runner, executor, clocks, rules.maxAge());
        messages = new MessageService(store, committer, simulator, clocks, ids, rules, locks);
        importer = new MessageImporter(store, simulator, queue, ids, clocks, notifier);
        injector = new EventInjector(store, committer, simulator, clocks, locks);
        search = new MessageSearch(store, notifier);
        webhooks = new WebhookService(store, ids, secrets, serverKey, clocks, byGateway, committer, dispatcher);
        statistics = new DeliveryStatistics(store);
        testClocks = new TestClocks(store, clocks, queue, executor, runner, rules.maxAge());
    }

    /** Starts to run due work, including what was left when the server last stopped. */
    public void start() {
        scheduler.start();
    }

    /** Reads the clocks again at once, after a change of the server's own clock. */
    public void wake() {
        queue.wake();
    }

    /** Returns the number of tasks in the queue. */
    public int dueWorkCount() {
        return queue.size();
    }

    /** Returns the service that accepts messages. */
    public MessageService messages() {
        return messages;
    }

    /** Returns the importer of messages. */
    public MessageImporter importer() {
        return importer;
    }

    /** Returns the injector of simulated events. */
    public EventInjector eventInjector() {
        return injector;
    }

    /** Returns the search for messages. */
    public MessageSearch search() {
        return search;
    }

    /** Returns the service for webhooks. */
    public WebhookService webhooks() {
        return webhooks;
    }

    /** Returns the statistics. */
    public DeliveryStatistics statistics() {
        return statistics;
    }

    /** Returns the clocks of the accounts. */
    public TestClocks testClocks() {
        return testClocks;
    }

    /** Ends all waits for messages. */
    public void cancelWaits() {
        notifier.close();
    }

    /**
     * Ends all waits, cancels webhook requests and leaves due work in the store. Messages are still accepted and
     * stored, so that running requests still get a response; their delivery continues after the next start.
     */
    @Override
    public void close() {
        notifier.close();
        client.close();
        scheduler.close();
        executor.close();
    }
}
