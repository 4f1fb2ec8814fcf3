package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Simulated outcomes of messages, on every store. */
abstract class DeliverySimulationContract extends MergeFieldsContract {
    @Test
    void aMessageArrivesBeforeItsSenderHasTheResponse() {
        Message message = harness.sms(NUMBER);

        assertThat(message.status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(message.price()).isEqualByComparingTo("0");
        assertThat(harness.reload(message)).isEqualTo(message);
        assertThat(harness.eventTypes(message)).containsExactly("queued", "sent", "delivered");
        assertThat(harness.delivery.messages().events(harness.accountId, message.id())).extracting(DeliveryEvent::cause)
                .containsOnly(Cause.SCRIPT);
    }

    @Test
    void pacedAMessageArrivesStepByStep() {
        paced();
        Message message = harness.sms(NUMBER);
        assertThat(message.status()).isEqualTo(MessageStatus.QUEUED);
        assertThat(harness.eventTypes(message)).containsExactly("queued");

        harness.advanceServerClock(Duration.ofMillis(300));
        DeliveryHarness.await(() -> harness.reload(message).status() == MessageStatus.SENT);
        harness.advanceServerClock(Duration.ofMillis(700));
        DeliveryHarness.await(() -> harness.reload(message).status() == MessageStatus.DELIVERED);

        assertThat(harness.eventTypes(message)).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void aSoftBounceArrivesFiveMinutesLaterByTheAccountsClock() {
        Message message = harness.email("softbounce+anything" + MAGIC);
        assertThat(message.status()).isEqualTo(MessageStatus.DEFERRED);

        assertThat(harness.advance(Duration.ofMinutes(5)).steps()).isEqualTo(1);

        assertThat(harness.eventTypes(message)).containsExactly("queued", "sent", "deferred", "delivered");
        List<DeliveryEvent> events = harness.delivery.messages().events(harness.accountId, message.id());
        assertThat(Duration.between(events.get(2).at(), events.get(3).at())).isEqualTo(Duration.ofMinutes(5));
        assertThat(harness.reload(message).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void everyMagicRecipientCausesAllItsEvents() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("delivered" + MAGIC, "queued sent delivered"),
                Map.entry("bounce" + MAGIC, "queued sent bounced"),
                Map.entry("mailboxfull" + MAGIC, "queued sent bounced"),
                Map.entry("softbounce" + MAGIC, "queued sent deferred delivered"),
                Map.entry("complaint" + MAGIC, "queued sent delivered complained"),
                Map.entry("suppressed" + MAGIC, "queued dropped"),
                Map.entry("ooto" + MAGIC, "queued sent delivered replied"),
                Map.entry("opened" + MAGIC, "queued sent delivered opened"),
                Map.entry("CLICKED" + MAGIC, "queued sent delivered opened clicked"),
                Map.entry("unsubscribed" + MAGIC, "queued sent delivered opened unsubscribed"),
                Map.entry("slow" + MAGIC, "queued sent delivered"),
                Map.entry("failed" + MAGIC, "queued failed"),
                Map.entry("somebody" + MAGIC, "queued sent delivered"));
        expected.forEach((address, types) -> {
            Message message = harness.email(address);
            harness.advance(Duration.ofHours(2));
            assertThat(String.join(" ", harness.eventTypes(message))).as(address).isEqualTo(types);
        });
        List<String> numbers = List.of("000 queued sent delivered", "001 queued failed", "002 queued failed",
                "003 queued sent failed", "004 queued failed", "005 queued sent deferred failed",
                "006 queued sent deferred delivered", "008 queued sent delivered", "009 queued failed",
                "010 queued sent delivered replied unsubscribed", "011 queued sent delivered replied",
                "777 queued sent delivered");
        for (String number : numbers) {
            Message message = harness.sms("+447700900" + number.substring(0, 3));
            harness.advance(Duration.ofHours(49));
            assertThat(String.join(" ", harness.eventTypes(message))).as(number).isEqualTo(number.substring(4));
        }
    }

    @Test
    void detailsSayWhatHappened() {
        Message bounced = harness.email("bounce" + MAGIC);
        DeliveryEvent event = harness.delivery.messages().events(harness.accountId, bounced.id()).get(2);
        assertThat(event.bounce()).isEqualTo(Bounce.HARD);
        assertThat(event.code()).isEqualTo("5.1.1");
        assertThat(event.cause()).isEqualTo(Cause.MAGIC);

        Message clicked = harness.email(harness.sender(Environment.SANDBOX, null), "See https://example.com/a?b=1 now",
                "clicked" + MAGIC);
        assertThat(harness.delivery.messages().events(harness.accountId, clicked.id()).get(4).detail())
                .isEqualTo("https://example.com/a?b=1");
        Message echoed = harness.sms("+447700900011");
        assertThat(harness.delivery.messages().events(harness.accountId, echoed.id()).get(3).detail())
                .isEqualTo("Your code is 1234");
    }

    @Test
    void aSimulatedRefusalLeavesNothingBehind() {
        Map<String, RefusalReason> reasons = Map.of("reject" + MAGIC, RefusalReason.INVALID, "ratelimit" + MAGIC,
                RefusalReason.TOO_MANY_REQUESTS, "error500" + MAGIC, RefusalReason.INTERNAL, "nocredit" + MAGIC,
                RefusalReason.CREDIT_MISSING);
        reasons.forEach((address, reason) -> assertRefused(() -> harness.email("ann@example.com", address), reason));
        assertThatThrownBy(() -> harness.email("drop" + MAGIC)).isInstanceOf(DropConnectionException.class);
        assertRefused(() -> harness.sms("+447700900007"), RefusalReason.CREDIT_MISSING);
        assertRefused(() -> harness.sms("+447700900029"), RefusalReason.TOO_MANY_REQUESTS);
        assertRefused(() -> harness.sms("+447700900050"), RefusalReason.INTERNAL);

        assertThat(harness.store.messages().newestPosition(harness.accountId)).isZero();
    }

    @Test
    void theSenderCanChooseTheOutcomeForEveryRecipient() {
        Message message = harness.sms(harness.sender(Environment.SANDBOX, "blocked"), NUMBER, "+4915112345679");
        assertThat(harness.eventTypes(message)).containsExactly(NUMBER + " queued", NUMBER + " sent",
                NUMBER + " failed",
                "+4915112345679 queued", "+4915112345679 sent", "+4915112345679 failed");

        assertRefused(() -> harness.sms(harness.sender(Environment.SANDBOX, "explode"), NUMBER), RefusalReason.INVALID);
        assertRefused(() -> harness.sms(harness.sender(Environment.SANDBOX, "bounce"), NUMBER), RefusalReason.INVALID);
        assertRefused(() -> harness.sms(harness.sender(Environment.SANDBOX, "ratelimit"), NUMBER),
                RefusalReason.TOO_MANY_REQUESTS);
    }

    @Test
    void anAccountWithoutMagicSendsToMagicRecipientsLikeToOthers() {
        harness.store.accounts().change(harness.accountId, account -> new Account(account.id(), account.email(), null,
                account.balance(), null, false, account.clock(), account.created()));

        assertThat(harness.eventTypes(harness.email("bounce" + MAGIC))).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void liveMessagesCostAndSandboxMessagesDoNot() {
        SubmissionContext live = harness.sender(Environment.LIVE, null);
        Message sms = harness.sms(live, NUMBER, "+4915112345679");
        harness.email(live, "Hi", "ann@example.com");
        harness.sms(NUMBER);

        assertThat(sms.price()).isEqualByComparingTo("0.15");
        assertThat(harness.account().balance()).isEqualByComparingTo("9.849");
    }

    @Test
    void anEmptyBalanceRefusesLiveMessagesAloneAndStoresNothing() {
        harness.store.accounts().change(harness.accountId, account -> new Account(account.id(), account.email(), null,
                new BigDecimal("0.074"), null, true, account.clock(), account.created()));

        assertRefused(() -> harness.sms(harness.sender(Environment.LIVE, null), NUMBER), RefusalReason.CREDIT_MISSING);

        assertThat(harness.account().balance()).isEqualByComparingTo("0.074");
        assertThat(harness.store.messages().newestPosition(harness.accountId)).isZero();
        assertThat(harness.sms(NUMBER).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void aScheduledMessageWaitsForItsTimeAndCanBeCanceledUntilThen() {
        Instant soon = harness.clock.instant().plus(Duration.ofHours(1));
        Message scheduled = harness.smsAt(soon, NUMBER, "+447700900001");
        Message canceled = harness.smsAt(soon, NUMBER);
        assertThat(scheduled.status()).isEqualTo(MessageStatus.SCHEDULED);

        assertThat(harness.delivery.messages().cancel(harness.accountId, canceled.id()).status())
                .isEqualTo(MessageStatus.CANCELED);
        TestClocks.Advance advance = harness.advance(Duration.ofHours(1));

        assertThat(advance.sends()).isEqualTo(1);
        assertThat(harness.reload(scheduled).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(harness.eventTypes(canceled)).containsExactly("scheduled", "canceled");
        List<DeliveryEvent> events = harness.delivery.messages().events(harness.accountId, scheduled.id());
        assertThat(events.get(events.size() - 1).at()).isEqualTo(soon);
        assertRefused(() -> harness.delivery.messages().cancel(harness.accountId, scheduled.id()),
                RefusalReason.CONFLICT);
        assertRefused(() -> harness.delivery.messages().cancel(harness.accountId, canceled.id()),
                RefusalReason.CONFLICT);
    }

    @Test
    void aTimeInThePastOrTooFarAwayIsRefused() {
        Instant now = harness.clock.instant();
        assertRefused(() -> harness.smsAt(now, NUMBER), RefusalReason.INVALID);
        assertRefused(() -> harness.smsAt(now.plus(Duration.ofDays(31)), NUMBER), RefusalReason.INVALID);
        assertThat(harness.smsAt(now.plus(Duration.ofDays(30)), NUMBER).status()).isEqualTo(MessageStatus.SCHEDULED);
    }

    @Test
    void whatHappensByHandBringsWhatMustComeBefore() {
        paced();
        Message message = harness.sms(NUMBER);

        simulate(message, EventType.OPENED);

        assertThat(harness.eventTypes(message)).containsExactly("queued", "sent", "delivered", "opened");
        simulate(message, EventType.BOUNCED);
        assertThat(harness.reload(message).status()).isEqualTo(MessageStatus.BOUNCED);
        assertRefused(() -> simulate(message, EventType.OPENED), RefusalReason.CONFLICT);
        assertRefused(() -> simulate(message, EventType.SENT), RefusalReason.CONFLICT);
        assertRefused(() -> simulate(message, EventType.QUEUED), RefusalReason.INVALID);
        // The scheduled steps of the simulation come too late and are skipped.
        harness.advance(Duration.ofMinutes(1));
        assertThat(harness.eventTypes(message)).endsWith("opened", "bounced");
    }

    @Test
    void statisticsCountByDayKeyAndChannel() {
        harness.sms(harness.sender(Environment.LIVE, null), NUMBER, "+447700900001");
        harness.email("bounce" + MAGIC, "opened" + MAGIC);
        harness.advance(Duration.ofDays(1));
        harness.sms(NUMBER);
        LocalDate today = LocalDate.ofInstant(harness.clock.instant(), ZoneOffset.UTC);

        List<Statistic> days = harness.delivery.statistics().days(harness.accountId, null, today, today.plusDays(1));

        assertThat(days).hasSize(3);
        assertThat(days.get(2).day()).isEqualTo(today.plusDays(1));
        assertThat(days).anySatisfy(day -> assertThat(day.counts()).isEqualTo(Map.of(Measure.ACCEPTED, 1L,
                Measure.RECIPIENTS, 2L, Measure.PARTS, 2L, Measure.COST, 1_500L, Measure.SENT, 1L, Measure.DELIVERED,
                1L, Measure.FAILED, 1L)));
        assertThat(days).anySatisfy(day -> assertThat(day.counts()).isEqualTo(Map.of(Measure.ACCEPTED, 1L,
                Measure.RECIPIENTS, 2L, Measure.SENT, 2L, Measure.DELIVERED, 1L, Measure.BOUNCED_HARD, 1L,
                Measure.OPENED, 1L)));
        assertRefused(() -> harness.delivery.statistics().days(harness.accountId, null, today, today.minusDays(1)),
                RefusalReason.INVALID);
    }

    private void simulate(Message message, EventType type) {
        harness.delivery.eventInjector().simulate(harness.accountId, message.id(), null,
                new EventInjector.RequestedEvent(type, null, null, null));
    }
}
