package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.DropConnectionException;
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

/** What becomes of messages, on every store. */
abstract class DeliverySimulationContract extends MergeFieldsContract {
    @Test
    void aMessageArrivesBeforeItsSenderHasTheAnswer() {
        Message message = room.sms(NUMBER);

        assertThat(message.status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(message.price()).isEqualByComparingTo("0");
        assertThat(room.now(message)).isEqualTo(message);
        assertThat(room.story(message)).containsExactly("queued", "sent", "delivered");
        assertThat(room.delivery.outbox().events(room.accountId, message.id())).extracting(DeliveryEvent::cause)
                .containsOnly(Cause.SCRIPT);
    }

    @Test
    void pacedAMessageArrivesStepByStep() {
        paced();
        Message message = room.sms(NUMBER);
        assertThat(message.status()).isEqualTo(MessageStatus.QUEUED);
        assertThat(room.story(message)).containsExactly("queued");

        room.pass(Duration.ofMillis(300));
        PostRoom.eventually(() -> room.now(message).status() == MessageStatus.SENT);
        room.pass(Duration.ofMillis(700));
        PostRoom.eventually(() -> room.now(message).status() == MessageStatus.DELIVERED);

        assertThat(room.story(message)).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void aSoftBounceArrivesFiveMinutesLaterByTheAccountsClock() {
        Message message = room.email("softbounce+anything" + MAGIC);
        assertThat(message.status()).isEqualTo(MessageStatus.DEFERRED);

        assertThat(room.advance(Duration.ofMinutes(5)).steps()).isEqualTo(1);

        assertThat(room.story(message)).containsExactly("queued", "sent", "deferred", "delivered");
        List<DeliveryEvent> events = room.delivery.outbox().events(room.accountId, message.id());
        assertThat(Duration.between(events.get(2).at(), events.get(3).at())).isEqualTo(Duration.ofMinutes(5));
        assertThat(room.now(message).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void everyMagicRecipientHasItsWholeStory() {
        Map<String, String> stories = Map.ofEntries(
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
        stories.forEach((address, story) -> {
            Message message = room.email(address);
            room.advance(Duration.ofHours(2));
            assertThat(String.join(" ", room.story(message))).as(address).isEqualTo(story);
        });
        List<String> numbers = List.of("000 queued sent delivered", "001 queued failed", "002 queued failed",
                "003 queued sent failed", "004 queued failed", "005 queued sent deferred failed",
                "006 queued sent deferred delivered", "008 queued sent delivered", "009 queued failed",
                "010 queued sent delivered replied unsubscribed", "011 queued sent delivered replied",
                "777 queued sent delivered");
        for (String number : numbers) {
            Message message = room.sms("+447700900" + number.substring(0, 3));
            room.advance(Duration.ofHours(49));
            assertThat(String.join(" ", room.story(message))).as(number).isEqualTo(number.substring(4));
        }
    }

    @Test
    void detailsSayWhatHappened() {
        Message bounced = room.email("bounce" + MAGIC);
        DeliveryEvent event = room.delivery.outbox().events(room.accountId, bounced.id()).get(2);
        assertThat(event.bounce()).isEqualTo(Bounce.HARD);
        assertThat(event.code()).isEqualTo("5.1.1");
        assertThat(event.cause()).isEqualTo(Cause.MAGIC);

        Message clicked = room.email(room.sender(Environment.SANDBOX, null), "See https://example.com/a?b=1 now",
                "clicked" + MAGIC);
        assertThat(room.delivery.outbox().events(room.accountId, clicked.id()).get(4).detail())
                .isEqualTo("https://example.com/a?b=1");
        Message echoed = room.sms("+447700900011");
        assertThat(room.delivery.outbox().events(room.accountId, echoed.id()).get(3).detail())
                .isEqualTo("Your code is 1234");
    }

    @Test
    void whatIsRefusedOnWishLeavesNothingBehind() {
        Map<String, RefusalReason> wishes = Map.of("reject" + MAGIC, RefusalReason.INVALID, "ratelimit" + MAGIC,
                RefusalReason.TOO_MANY_REQUESTS, "error500" + MAGIC, RefusalReason.INTERNAL, "nocredit" + MAGIC,
                RefusalReason.CREDIT_MISSING);
        wishes.forEach((address, reason) -> assertRefused(() -> room.email("ann@example.com", address), reason));
        assertThatThrownBy(() -> room.email("drop" + MAGIC)).isInstanceOf(DropConnectionException.class);
        assertRefused(() -> room.sms("+447700900007"), RefusalReason.CREDIT_MISSING);
        assertRefused(() -> room.sms("+447700900029"), RefusalReason.TOO_MANY_REQUESTS);
        assertRefused(() -> room.sms("+447700900050"), RefusalReason.INTERNAL);

        assertThat(room.store.messages().newestPosition(room.accountId)).isZero();
    }

    @Test
    void theSenderCanChooseTheOutcomeForEveryRecipient() {
        Message message = room.sms(room.sender(Environment.SANDBOX, "blocked"), NUMBER, "+4915112345679");
        assertThat(room.story(message)).containsExactly(NUMBER + " queued", NUMBER + " sent", NUMBER + " failed",
                "+4915112345679 queued", "+4915112345679 sent", "+4915112345679 failed");

        assertRefused(() -> room.sms(room.sender(Environment.SANDBOX, "explode"), NUMBER), RefusalReason.INVALID);
        assertRefused(() -> room.sms(room.sender(Environment.SANDBOX, "bounce"), NUMBER), RefusalReason.INVALID);
        assertRefused(() -> room.sms(room.sender(Environment.SANDBOX, "ratelimit"), NUMBER),
                RefusalReason.TOO_MANY_REQUESTS);
    }

    @Test
    void anAccountWithoutMagicSendsToMagicRecipientsLikeToOthers() {
        room.store.accounts().change(room.accountId, account -> new Account(account.id(), account.email(), null,
                account.balance(), null, false, account.clock(), account.created()));

        assertThat(room.story(room.email("bounce" + MAGIC))).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void liveMessagesCostAndSandboxMessagesDoNot() {
        SubmissionContext live = room.sender(Environment.LIVE, null);
        Message sms = room.sms(live, NUMBER, "+4915112345679");
        room.email(live, "Hi", "ann@example.com");
        room.sms(NUMBER);

        assertThat(sms.price()).isEqualByComparingTo("0.15");
        assertThat(room.account().balance()).isEqualByComparingTo("9.849");
    }

    @Test
    void anEmptyBalanceRefusesLiveMessagesAloneAndStoresNothing() {
        room.store.accounts().change(room.accountId, account -> new Account(account.id(), account.email(), null,
                new BigDecimal("0.074"), null, true, account.clock(), account.created()));

        assertRefused(() -> room.sms(room.sender(Environment.LIVE, null), NUMBER), RefusalReason.CREDIT_MISSING);

        assertThat(room.account().balance()).isEqualByComparingTo("0.074");
        assertThat(room.store.messages().newestPosition(room.accountId)).isZero();
        assertThat(room.sms(NUMBER).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void aDelayedMessageWaitsForItsTimeAndCanBeTakenBackUntilThen() {
        Instant soon = room.clock.instant().plus(Duration.ofHours(1));
        Message kept = room.smsAt(soon, NUMBER, "+447700900001");
        Message canceled = room.smsAt(soon, NUMBER);
        assertThat(kept.status()).isEqualTo(MessageStatus.SCHEDULED);

        assertThat(room.delivery.outbox().cancel(room.accountId, canceled.id()).status())
                .isEqualTo(MessageStatus.CANCELED);
        TestClocks.Advance done = room.advance(Duration.ofHours(1));

        assertThat(done.sends()).isEqualTo(1);
        assertThat(room.now(kept).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(room.story(canceled)).containsExactly("scheduled", "canceled");
        List<DeliveryEvent> events = room.delivery.outbox().events(room.accountId, kept.id());
        assertThat(events.get(events.size() - 1).at()).isEqualTo(soon);
        assertRefused(() -> room.delivery.outbox().cancel(room.accountId, kept.id()), RefusalReason.CONFLICT);
        assertRefused(() -> room.delivery.outbox().cancel(room.accountId, canceled.id()), RefusalReason.CONFLICT);
    }

    @Test
    void aTimeInThePastOrTooFarAwayIsRefused() {
        Instant now = room.clock.instant();
        assertRefused(() -> room.smsAt(now, NUMBER), RefusalReason.INVALID);
        assertRefused(() -> room.smsAt(now.plus(Duration.ofDays(31)), NUMBER), RefusalReason.INVALID);
        assertThat(room.smsAt(now.plus(Duration.ofDays(30)), NUMBER).status()).isEqualTo(MessageStatus.SCHEDULED);
    }

    @Test
    void whatHappensByHandBringsWhatMustComeBefore() {
        paced();
        Message message = room.sms(NUMBER);

        simulate(message, EventType.OPENED);

        assertThat(room.story(message)).containsExactly("queued", "sent", "delivered", "opened");
        simulate(message, EventType.BOUNCED);
        assertThat(room.now(message).status()).isEqualTo(MessageStatus.BOUNCED);
        assertRefused(() -> simulate(message, EventType.OPENED), RefusalReason.CONFLICT);
        assertRefused(() -> simulate(message, EventType.SENT), RefusalReason.CONFLICT);
        assertRefused(() -> simulate(message, EventType.QUEUED), RefusalReason.INVALID);
        // The script's own steps find that it is too late.
        room.advance(Duration.ofMinutes(1));
        assertThat(room.story(message)).endsWith("opened", "bounced");
    }

    @Test
    void statisticsCountByDayKeyAndChannel() {
        room.sms(room.sender(Environment.LIVE, null), NUMBER, "+447700900001");
        room.email("bounce" + MAGIC, "opened" + MAGIC);
        room.advance(Duration.ofDays(1));
        room.sms(NUMBER);
        LocalDate today = LocalDate.ofInstant(room.clock.instant(), ZoneOffset.UTC);

        List<Statistic> days = room.delivery.statistics().days(room.accountId, null, today, today.plusDays(1));

        assertThat(days).hasSize(3);
        assertThat(days.get(2).day()).isEqualTo(today.plusDays(1));
        assertThat(days).anySatisfy(day -> assertThat(day.counts()).isEqualTo(Map.of(Measure.ACCEPTED, 1L,
                Measure.RECIPIENTS, 2L, Measure.PARTS, 2L, Measure.COST, 1_500L, Measure.SENT, 1L, Measure.DELIVERED,
                1L, Measure.FAILED, 1L)));
        assertThat(days).anySatisfy(day -> assertThat(day.counts()).isEqualTo(Map.of(Measure.ACCEPTED, 1L,
                Measure.RECIPIENTS, 2L, Measure.SENT, 2L, Measure.DELIVERED, 1L, Measure.BOUNCED_HARD, 1L,
                Measure.OPENED, 1L)));
        assertRefused(() -> room.delivery.statistics().days(room.accountId, null, today, today.minusDays(1)),
                RefusalReason.INVALID);
    }

    private void simulate(Message message, EventType type) {
        room.delivery.events().simulate(room.accountId, message.id(), null,
                new EventInjector.RequestedEvent(type, null, null, null));
    }
}
