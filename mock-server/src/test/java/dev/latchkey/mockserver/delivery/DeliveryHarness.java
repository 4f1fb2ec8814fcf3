package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.delivery.message.NewEmail;
import dev.latchkey.mockserver.delivery.message.NewSms;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Delivery module with one account, over a store and a clock that the test controls. */
public final class DeliveryHarness implements AutoCloseable {
    static final String GATEWAY = "gate";

    final MovableClock clock;
    final DataStore store;
    final ServerKey serverKey;
    public final DeliveryModule delivery;
    public final String accountId;
    final IdGenerator ids;

    public DeliveryHarness(DataStore store, Pace pace) {
        this(store, new MovableClock(), ServerKey.random(), pace, WebhookFaults.NONE);
    }

    /** Continues with the data that an earlier harness left in the store. */
    DeliveryHarness(DataStore store, MovableClock clock, ServerKey serverKey, Pace pace, WebhookFaults faults) {
        this.store = store;
        this.clock = clock;
        this.serverKey = serverKey;
        ids = new IdGenerator(clock);
        List<Account> existing = store.accounts().all();
        accountId = existing.isEmpty() ? ids.next("acct") : existing.get(0).id();
        if (existing.isEmpty()) {
            addAccount(accountId, "one@example.com");
        }
        delivery = new DeliveryModule(store, ids, new AccountClocks(store, clock), serverKey, new SecretGenerator(),
                DeliveryRules.DEFAULTS.withPace(pace), faults, List.of(new PlainTextProtocol()),
                ServerEventListener.NONE);
        delivery.start();
    }

    /**
     * Webhook protocol whose body has the message, recipient and type of an event, and whose header has the secret's
     * length.
     */
    private static final class PlainTextProtocol implements WebhookProtocol {
        @Override
        public String gateway() {
            return GATEWAY;
        }

        @Override
        public WebhookRequest createRequest(WebhookNotification notification) {
            DeliveryEvent event = notification.event();
            String body = event == null
                    ? "test"
                    : event.messageId() + " " + event.recipient() + " " + event.type().wireName();
            return new WebhookRequest("text/plain; charset=utf-8", body,
                    List.of(new HeaderField("X-Id", notification.id()),
                            new HeaderField("X-At", notification.at().toString()),
                            new HeaderField("X-Secret-Length", Integer.toString(notification.secret().length()))));
        }
    }

    public void addAccount(String id, String email) {
        store.accounts().add(List.of(new NewAccount(
                new Account(id, email, null, new BigDecimal("10"), null, true, ClockSetting.REAL, clock.instant()),
                List.of())));
    }

    /**
     * Adds an account with a message that the scheduler delivers in five minutes. Once delivered, the scheduler has
     * read the clocks.
     */
    Message addSentinelMessage() {
        addAccount("acct_witness", "witness@example.com");
        SubmissionContext context = sender(Environment.SANDBOX, null);
        return email(
                new SubmissionContext(store.accounts().find("acct_witness").orElseThrow(), context.key(),
                        context.source(),
                        context.address(), context.requestId(), null),
                "Hello", "softbounce@magic.latchkey.test");
    }

    Account account() {
        return store.accounts().find(accountId).orElseThrow();
    }

    public SubmissionContext sender(Environment environment, @Nullable String outcome) {
        StoredKey key = new StoredKey("key_1", accountId, GATEWAY, "shop", "ck_1", SecretHash.of(Secret.of("x")), "",
                1, null, environment, List.of(), List.of(), clock.instant(), null, null, null, null);
        return new SubmissionContext(account(), key, MessageSource.HTTP, "127.0.0.1", "req_1", outcome);
    }

    public Message sms(String... to) {
        return delivery.messages().send(sender(Environment.SANDBOX, null), newSms(null, to));
    }

    Message sms(SubmissionContext submission, String... to) {
        return delivery.messages().send(submission, newSms(null, to));
    }

    Message smsAt(Instant sendAt, String... to) {
        return delivery.messages().send(sender(Environment.SANDBOX, null), newSms(sendAt, to));
    }

    public Message email(String... to) {
        return email(sender(Environment.SANDBOX, null), "Hello", to);
    }

    public Message email(SubmissionContext submission, String text, String... to) {
        List<Recipient> recipients = List.of(to).stream().map(Recipient::to).toList();
        return delivery.messages().send(submission,
                new NewEmail(new Content("Shop <shop@example.com>", recipients, null,
                        "News", text, null, List.of(), List.of(), List.of(), null), List.of(), null, null));
    }

    static NewSms newSms(@Nullable Instant sendAt, String... to) {
        return new NewSms(List.of(to), "Shop", "Your code is 1234", sendAt, List.of(), null);
    }

    /**
     * Returns the event types of a message, such as {@code +44… sent}, or only {@code sent} if it has one recipient.
     */
    List<String> eventTypes(Message message) {
        List<DeliveryEvent> events = delivery.messages().events(message.accountId(), message.id());
        boolean single = events.stream().map(DeliveryEvent::recipient).distinct().count() == 1;
        return events.stream().map(event -> (single ? "" : event.recipient() + " ") + event.type().wireName()).toList();
    }

    Message reload(Message message) {
        return delivery.messages().get(message.accountId(), message.id());
    }

    TestClocks.Advance advance(Duration by) {
        return delivery.testClocks().advance(accountId, by);
    }

    /** Advances the server's own clock. */
    void advanceServerClock(Duration time) {
        clock.advance(time);
        delivery.wake();
    }

    WebhookService.Created createWebhook(WebhookReceiver receiver, EventType... events) {
        return delivery.webhooks().create(accountId, GATEWAY, receiver.url(), Set.of(events), true);
    }

    /** Waits until a condition is true. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The condition was not true within 20 seconds.");
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        delivery.close();
        store.close();
    }
}
