package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what has happened since the server started, by labels of which each has few values. */
public final class MetricsCollector implements ServerEventListener {
    private final Map<Request, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Accepted, LongAdder> messages = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final LongAdder micros = new LongAdder();

    /** Requests that are counted together; a route is a template or unknown, so there are few. */
    record Request(String source, String route, int status, String reason) {}

    /** Messages that are counted together. */
    record Accepted(String channel, String environment, String source) {}

    @Override
    public void onRequestCompleted(JournalEntry entry) {
        String reason = entry.reason() == null ? "" : entry.reason();
        String route = entry.route().startsWith(RequestContext.UNKNOWN) ? RequestContext.UNKNOWN : entry.route();
        count(requests, new Request(entry.source().wireName(), route, entry.status(), reason));
        micros.add(entry.micros());
    }

    @Override
    public void onMessageAccepted(Message message) {
        count(messages,
                new Accepted(message.channel().wireName(), message.environment().name(), message.source().wireName()));
    }

    @Override
    public void onDeliveryEvents(List<DeliveryEvent> all) {
        all.forEach(event -> count(events, event.type().wireName()));
    }

    @Override
    public void onWebhookAttempt(WebhookAttempt attempt) {
        count(calls, attempt.state().wireName());
    }

    void fired(FaultRuleSet.Firing firing) {
        count(faults, firing.rule().phase().wireName());
    }

    /** Everything that was counted, into a text. */
    public void write(MetricsText text) {
        text.begin("latchkey_requests_total", "counter", "Requests answered, by door, route, status and refusal.");
        requests.forEach((request, count) -> text.value(count.sum(), "source", request.source(), "route",
                request.route(), "status", Integer.toString(request.status()), "reason", request.reason()));
        text.begin("latchkey_request_seconds_total", "counter", "Time it took to make all answers.");
        text.value(micros.sum() / 1e6);
        text.begin("latchkey_messages_accepted_total", "counter", "Messages accepted.");
        messages.forEach((message, count) -> text.value(count.sum(), "channel", message.channel(), "environment",
                message.environment(), "source", message.source()));
        write(text, "latchkey_events_total", "Delivery events.", "type", events);
        write(text, "latchkey_webhook_attempts_total", "Calls of webhooks, by what came of them.", "outcome", calls);
        write(text, "latchkey_faults_fired_total", "Faults made on purpose.", "phase", faults);
    }

    private static void write(MetricsText text, String name, String help, String label,
            Map<String, LongAdder> counts) {
        text.begin(name, "counter", help);
        counts.forEach((value, count) -> text.value(count.sum(), label, value));
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, first -> new LongAdder()).increment();
    }
}
