package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts events since the server started, by labels that have few values each. */
public final class MetricsCollector implements ServerEventListener {
    private final Map<RequestLabels, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<MessageLabels, LongAdder> messages = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> webhookAttempts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final LongAdder requestMicros = new LongAdder();

    /** Labels of the request counter. The route is a template or unknown, so there are few combinations. */
    record RequestLabels(String source, String route, int status, String reason) {}

    /** Labels of the message counter. */
    record MessageLabels(String channel, String environment, String source) {}

    @Override
    public void onRequestCompleted(JournalEntry entry) {
        String reason = entry.reason() == null ? "" : entry.reason();
        String route = entry.route().startsWith(RequestContext.UNKNOWN) ? RequestContext.UNKNOWN : entry.route();
        count(requests, new RequestLabels(entry.source().wireName(), route, entry.status(), reason));
        requestMicros.add(entry.micros());
    }

    @Override
    public void onMessageAccepted(Message message) {
        count(messages,
                new MessageLabels(message.channel().wireName(), message.environment().name(),
                        message.source().wireName()));
    }

    @Override
    public void onDeliveryEvents(List<DeliveryEvent> all) {
        all.forEach(event -> count(events, event.type().wireName()));
    }

    @Override
    public void onWebhookAttempt(WebhookAttempt attempt) {
        count(webhookAttempts, attempt.state().wireName());
    }

    void onFaultFired(FaultRuleSet.Firing firing) {
        count(faults, firing.rule().phase().wireName());
    }

    /** Writes all counters. */
    public void write(MetricsText text) {
        text.startFamily("latchkey_requests_total", "counter",
                "Completed requests by source, route, status and refusal reason.");
        requests.forEach((request, count) -> text.sample(count.sum(), "source", request.source(), "route",
                request.route(), "status", Integer.toString(request.status()), "reason", request.reason()));
        text.startFamily("latchkey_request_seconds_total", "counter", "Total time spent handling requests.");
        text.sample(requestMicros.sum() / 1e6);
        text.startFamily("latchkey_messages_accepted_total", "counter", "Accepted messages.");
        messages.forEach((message, count) -> text.sample(count.sum(), "channel", message.channel(), "environment",
                message.environment(), "source", message.source()));
        write(text, "latchkey_events_total", "Delivery events.", "type", events);
        write(text, "latchkey_webhook_attempts_total", "Webhook attempts by outcome.", "outcome", webhookAttempts);
        write(text, "latchkey_faults_fired_total", "Injected faults by phase.", "phase", faults);
    }

    private static void write(MetricsText text, String name, String help, String label,
            Map<String, LongAdder> counts) {
        text.startFamily(name, "counter", help);
        counts.forEach((value, count) -> text.sample(count.sum(), label, value));
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, first -> new LongAdder()).increment();
    }
}
