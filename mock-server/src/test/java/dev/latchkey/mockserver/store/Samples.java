package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sample records, and helpers for store tests. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    static final String A = "acct_a";
    static final String B = "acct_b";

    private Samples() {}

    static NewAccount account(String name) {
        return new NewAccount(new Account("acct_" + name, name + "@example.com", null, BigDecimal.TEN, null, true,
                ClockSetting.REAL, NOW), List.of());
    }

    static StoredKey key(String id, String accountId) {
        return new StoredKey(id, accountId, "gate", "name", "ck_" + id, SecretHash.of(Secret.of("secret-of-" + id)), "",
                16, null, Environment.SANDBOX, List.of(Permission.EVERYTHING), List.of(), NOW, null, null, null, null);
    }

    static Message message(String id, String accountId) {
        return message(id, accountId, BigDecimal.ZERO, NOW);
    }

    static Message message(String id, String accountId, BigDecimal price, Instant accepted) {
        return new Message(id, accountId, 0, Channel.SMS, "gate", Environment.SANDBOX, "key_1", "name",
                MessageSource.HTTP,
                "::1", "req_1", content("Hello"), 1, "gsm-7", price, 5, accepted, null, MessageStatus.QUEUED);
    }

    static Content content(String text) {
        return new Content(null, List.of(Recipient.to("+4915112345678")), null, null, text, null, List.of(), List.of(),
                List.of(), null);
    }

    static NewMessage plain(Message message) {
        return new NewMessage(message, null, List.of());
    }

    static Message addTo(DataStore store, Message message) {
        return store.messages().add(plain(message), DeliveryUpdate.NONE).orElseThrow();
    }

    static DeliveryEvent event(String id, String accountId, String messageId) {
        return new DeliveryEvent(id, accountId, messageId, "ann@example.com", EventType.SENT, null, null, null,
                DeliveryEvent.Cause.SCRIPT, NOW);
    }

    static DueWork send(String id, String accountId, String messageId, Instant due) {
        return new DueWork(id, accountId, due, new DueWork.Send(messageId));
    }

    static DueWork call(String id, String accountId, String attemptId, Instant due) {
        return new DueWork(id, accountId, due, new DueWork.Call(attemptId));
    }

    static Webhook webhook(String id, String accountId, String gateway) {
        return new Webhook(id, accountId, gateway, URI.create("http://127.0.0.1:9/x"),
                Set.of(EventType.BOUNCED, EventType.OPENED), new SealedSecret("sealed"), true, NOW);
    }

    static WebhookAttempt attempt(String id, String webhookId, String eventId, String messageId,
            WebhookAttempt.State state) {
        return new WebhookAttempt(id, A, webhookId, eventId, messageId, 1, false, NOW, state, null, null, null, null,
                null, 0);
    }

    static Statistic statistic(String accountId, LocalDate day, String keyId, Statistic.Measure measure, long amount) {
        return new Statistic(accountId, "gate", day, keyId, Channel.SMS, Environment.LIVE, Map.of(measure, amount));
    }

    static DeliveryUpdate events(DeliveryEvent... events) {
        return new DeliveryUpdate(List.of(events), List.of(), List.of(), Map.of(), List.of());
    }

    static DeliveryUpdate due(DueWork... due) {
        return new DeliveryUpdate(List.of(), List.of(due), List.of(), Map.of(), List.of());
    }

    static DeliveryUpdate attempts(WebhookAttempt... attempts) {
        return new DeliveryUpdate(List.of(), List.of(), List.of(attempts), Map.of(), List.of());
    }

    static DeliveryUpdate counts(Statistic... counts) {
        return new DeliveryUpdate(List.of(), List.of(), List.of(), Map.of(), List.of(counts));
    }

    /** Waits until the condition is true; fails after a minute. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The condition was not true within a minute");
            }
            Thread.onSpinWait();
        }
    }

    /** Runs a task several times concurrently and returns the results. */
    static <T> List<T> atOnce(int times, IntFunction<T> task) {
        List<Callable<T>> tasks = IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> task.apply(i)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
