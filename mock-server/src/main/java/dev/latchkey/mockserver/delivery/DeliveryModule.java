package dev.latchkey.mockserver.delivery;

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
import dev.latchkey.mockserver.delivery.schedule.KeyedSerialExecutor;
import dev.latchkey.mockserver.delivery.schedule.Scheduler;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookDispatcher;
import dev.latchkey.mockserver.delivery.webhook.WebhookHttpClient;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that has to do with messages, put together. It accepts at once; what is due it does once started. */
public final class DeliveryModule implements AutoCloseable {
    private final DueWorkQueue queue;
    private final MessageChangeNotifier notifier = new MessageChangeNotifier();
    private final KeyedSerialExecutor executor = new KeyedSerialExecutor();
    private final WebhookHttpClient client = new WebhookHttpClient();
    private final Scheduler scheduler;
    private final MessageService messages;
    private final MessageImporter importer;
    private final EventInjector injector;
    private final MessageSearch search;
    private final WebhookService webhooks;
    private final DeliveryStatistics statistics;
    private final TestClocks testClocks;

    /**
     * A post office over a store.
     *
     * @param faults what goes wrong with webhooks on purpose
     * @param schemes how gateways tell of events
     * @param watcher is told of everything
     */
    public DeliveryModule(Store store, Ids ids, Clocks clocks, ServerKey serverKey, SecretGenerator secrets,
            DeliveryRules rules,
            WebhookFaults faults, List<WebhookProtocol> schemes, ServerEventListener listener) {
        Map<String, WebhookProtocol> byGateway = schemes.stream()
                .collect(Collectors.toUnmodifiableMap(WebhookProtocol::gateway, Function.identity()));
        MessageLocks locks = new MessageLocks();
        queue = new DueWorkQueue(clocks.server(), clocks::setting);
        DeliveryCommitter committer = new DeliveryCommitter(store, queue, notifier, listener);
        DeliverySimulator simulator = new DeliverySimulator(store, ids, rules.pace(), faults);
        WebhookDispatcher dispatcher = new WebhookDispatcher(store, committer, queue, clocks, ids, serverKey, byGateway,
                client,
                listener);
        DueWorkRunner runner = new DueWorkRunner(store, committer, simulator, dispatcher, locks);
        scheduler = new Scheduler(store, queue, runner, executor, clocks, rules.maxAge());
        messages = new MessageService(store, committer, simulator, clocks, ids, rules, locks);
        importer = new MessageImporter(store, simulator, queue, ids, clocks, notifier);
        injector = new EventInjector(store, committer, simulator, clocks, locks);
        search = new MessageSearch(store, notifier);
        webhooks = new WebhookService(store, ids, secrets, serverKey, clocks, byGateway, committer, dispatcher);
        statistics = new DeliveryStatistics(store);
        testClocks = new TestClocks(store, clocks, queue, executor, runner, rules.maxAge());
    }

    /** Begins to do what is due, and what was left of it when the server stopped. */
    public void start() {
        scheduler.start();
    }

    /** Looks at the clock at once, for who has moved the server's own. */
    public void wake() {
        queue.wake();
    }

    /** How much there is still to do. */
    public int dueWorkCount() {
        return queue.size();
    }

    /** Accepts messages. */
    public MessageService messages() {
        return messages;
    }

    /** Puts messages there that were captured elsewhere. */
    public MessageImporter importer() {
        return importer;
    }

    /** Lets things happen to messages. */
    public EventInjector eventInjector() {
        return injector;
    }

    /** Finds messages. */
    public MessageSearch search() {
        return search;
    }

    /** Keeps webhooks. */
    public WebhookService webhooks() {
        return webhooks;
    }

    /** Counts. */
    public DeliveryStatistics statistics() {
        return statistics;
    }

    /** Moves clocks. */
    public TestClocks testClocks() {
        return testClocks;
    }

    /** Lets those go who wait for messages. */
    public void cancelWaits() {
        notifier.close();
    }

    /**
     * Lets those go who wait, breaks off webhooks' calls, and leaves what is due in the store. Messages are still
     * accepted and stored, for who must answer requests that are under way; their life goes on with the next start.
     */
    @Override
    public void close() {
        notifier.close();
        client.close();
        scheduler.close();
        executor.close();
    }
}
