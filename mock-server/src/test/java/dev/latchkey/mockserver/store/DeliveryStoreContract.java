package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.DAY;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.atOnce;
import static dev.latchkey.mockserver.store.Samples.attempt;
import static dev.latchkey.mockserver.store.Samples.attempts;
import static dev.latchkey.mockserver.store.Samples.call;
import static dev.latchkey.mockserver.store.Samples.counts;
import static dev.latchkey.mockserver.store.Samples.due;
import static dev.latchkey.mockserver.store.Samples.event;
import static dev.latchkey.mockserver.store.Samples.events;
import static dev.latchkey.mockserver.store.Samples.message;
import static dev.latchkey.mockserver.store.Samples.plain;
import static dev.latchkey.mockserver.store.Samples.send;
import static dev.latchkey.mockserver.store.Samples.statistic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that every delivery store and its statistics must pass. */
interface DeliveryStoreContract {
    DataStore store();

    private void add(String id, String accountId, DeliveryUpdate initialUpdate) {
        store().messages().add(plain(message(id, accountId)), initialUpdate);
    }

    @Test
    default void eventsAndWorkComeBackAsTheyWentIn() {
        DeliveryEvent full = new DeliveryEvent("evt_2", A, "msg_1", "ann@example.com", EventType.BOUNCED,
                DeliveryEvent.Bounce.HARD, "5.1.1", "There is no such mailbox.", DeliveryEvent.Cause.MAGIC, NOW);
        DueWork step = new DueWork("due_1", A, NOW, new DueWork.Step("msg_1", "ann@example.com", EventType.BOUNCED,
                DeliveryEvent.Bounce.SOFT, "4.2.2", "It is full.", DeliveryEvent.Cause.FAULT));
        DueWork bare = new DueWork("due_2", A, NOW, new DueWork.Step("msg_1", "+49", EventType.SENT, null, null, null,
                DeliveryEvent.Cause.SCRIPT));
        add("msg_1", A, due(bare, step));
        store().deliveries().add(events(full));
        store().deliveries().add(events(event("evt_1", A, "msg_1")));

        assertThat(store().deliveries().event(A, "msg_1", "evt_2")).contains(full);
        assertThat(store().deliveries().events(A, "msg_1")).containsExactly(event("evt_1", A, "msg_1"), full);
        assertThat(store().deliveries().dueForMessage(A, "msg_1")).containsExactly(step, bare);
    }

    @Test
    default void aWorkIsDoneOnce() {
        DueWork work = send("due_1", A, "msg_1", NOW);
        add("msg_1", A, due(work));
        DeliveryUpdate first = new DeliveryUpdate(List.of(event("evt_1", A, "msg_1")),
                List.of(send("due_2", A, "msg_1", NOW)),
                List.of(), Map.of("msg_1", MessageStatus.SENT), List.of(statistic(A, DAY, "key_1", Measure.SENT, 1)));
        DeliveryUpdate second = new DeliveryUpdate(List.of(event("evt_2", A, "msg_1")),
                List.of(send("due_3", A, "msg_1", NOW)),
                List.of(attempt("att_1", "hook_1", "evt_2", "msg_1", WebhookAttempt.State.WAITING)),
                Map.of("msg_1", MessageStatus.FAILED), List.of(statistic(A, DAY, "key_1", Measure.SENT, 1)));

        assertThat(store().deliveries().complete(work, first)).isTrue();
        assertThat(store().deliveries().complete(work, second)).isFalse();

        assertThat(store().deliveries().events(A, "msg_1")).extracting(DeliveryEvent::id).containsExactly("evt_1");
        assertThat(store().deliveries().dueForMessage(A, "msg_1")).extracting(DueWork::id).containsExactly("due_2");
        assertThat(store().webhooks().attempt(A, "att_1")).isEmpty();
        assertThat(store().messages().find(A, "msg_1").orElseThrow().status()).isEqualTo(MessageStatus.SENT);
        assertThat(store().statistics().between(A, null, DAY, DAY).get(0).counts()).isEqualTo(Map.of(Measure.SENT, 1L));
    }

    @Test
    default void ofManyWhoDoAWorkAtOnceOneHasDoneIt() {
        DueWork work = send("due_1", A, "msg_1", NOW);
        add("msg_1", A, due(work));

        List<Boolean> done = atOnce(16,
                i -> store().deliveries().complete(work, events(event("evt_" + i, A, "msg_1"))));

        assertThat(done.stream().filter(yes -> yes)).hasSize(1);
        assertThat(store().deliveries().events(A, "msg_1")).hasSize(1);
    }

    @Test
    default void whatHappensToAMessageThatIsGoneIsLeftOut() {
        add("msg_2", A, DeliveryUpdate.NONE);
        DeliveryUpdate update = new DeliveryUpdate(List.of(event("evt_1", A, "msg_1"), event("evt_2", A, "msg_2")),
                List.of(send("due_1", A, "msg_1", NOW), call("due_2", A, "att_1", NOW),
                        call("due_3", A, "att_2", NOW)),
                List.of(attempt("att_1", "hook_1", "evt_1", "msg_1", WebhookAttempt.State.WAITING),
                        attempt("att_2", "hook_1", "evt_2", "msg_2", WebhookAttempt.State.WAITING)),
                Map.of("msg_1", MessageStatus.SENT, "msg_2", MessageStatus.SENT), List.of());

        store().deliveries().add(update);

        assertThat(store().deliveries().event(A, "msg_1", "evt_1")).isEmpty();
        assertThat(store().deliveries().event(A, "msg_2", "evt_2")).isPresent();
        assertThat(store().deliveries().dueForMessage(A, "msg_2")).extracting(DueWork::id).containsExactly("due_3");
        assertThat(store().deliveries().due(A, null, 9)).extracting(DueWork::id).containsExactly("due_3");
        assertThat(store().webhooks().attempts(A, null, null, null, 9)).extracting(WebhookAttempt::id)
                .containsExactly("att_2");
        assertThat(store().messages().find(A, "msg_2").orElseThrow().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    default void whatIsDueComesInOrder() {
        add("msg_1", A, due(send("due_3", A, "msg_1", NOW), send("due_2", A, "msg_1", NOW),
                send("due_1", A, "msg_1", NOW.plusMillis(1))));
        add("msg_2", B, due(send("due_0", B, "msg_2", NOW.plusSeconds(5))));

        assertThat(store().deliveries().earliestDueByAccount()).isEqualTo(Map.of(A, NOW, B, NOW.plusSeconds(5)));
        assertThat(store().deliveries().dueForMessage(A, "msg_1")).extracting(DueWork::id).containsExactly("due_2",
                "due_3", "due_1");
        DueWork first = store().deliveries().due(A, null, 1).get(0);
        assertThat(store().deliveries().due(A, first, 9)).extracting(DueWork::id).containsExactly("due_3", "due_1");
        for (String id : List.of("due_2", "due_3", "due_1")) {
            assertThat(store().deliveries().due(A, null, 2)).hasSizeLessThanOrEqualTo(2);
            DueWork work = store().deliveries().due(A, null, 2).get(0);
            assertThat(work.id()).isEqualTo(id);
            store().deliveries().complete(work, DeliveryUpdate.NONE);
        }
        assertThat(store().deliveries().due(A, null, 9)).isEmpty();
        assertThat(store().deliveries().earliestDueByAccount()).containsOnlyKeys(B);
    }

    @Test
    default void daysAddUp() {
        store().deliveries().add(counts(statistic(A, DAY, "key_2", Measure.SENT, 1),
                statistic(A, DAY, "key_1", Measure.COST, 750),
                statistic(A, DAY.minusDays(1), "key_9", Measure.PARTS, 2),
                statistic(B, DAY, "key_1", Measure.SENT, 4), statistic("acct_none", DAY, "key_1", Measure.SENT, 4)));
        store().deliveries().add(counts(statistic(A, DAY, "key_1", Measure.COST, 250),
                statistic(A, DAY, "key_1", Measure.BOUNCED_HARD, 1)));

        assertThat(store().statistics().between(A, "gate", DAY.minusDays(1), DAY)).containsExactly(
                statistic(A, DAY.minusDays(1), "key_9", Measure.PARTS, 2),
                new Statistic(A, "gate", DAY, "key_1", statistic(A, DAY, "", Measure.SENT, 1).channel(),
                        statistic(A, DAY, "", Measure.SENT, 1).environment(),
                        Map.of(Measure.COST, 1000L, Measure.BOUNCED_HARD, 1L)),
                statistic(A, DAY, "key_2", Measure.SENT, 1));
        assertThat(store().statistics().between(A, null, DAY, DAY)).hasSize(2);
        assertThat(store().statistics().between(A, "other", DAY, DAY)).isEmpty();
        assertThat(store().statistics().between(A, null, DAY.plusDays(1), DAY.plusDays(1))).isEmpty();

        store().clear(A, Set.of(ClearScope.MESSAGES));
        assertThat(store().statistics().between(A, null, DAY.minusDays(1), DAY)).isEmpty();
        assertThat(store().statistics().between(B, null, DAY, DAY)).hasSize(1);
    }

    @Test
    default void whatManyCountAtOnceAddsUp() {
        atOnce(16, i -> {
            store().deliveries().add(counts(statistic(A, DAY, "key_1", Measure.SENT, 3)));
            return true;
        });

        assertThat(store().statistics().between(A, null, DAY, DAY))
                .containsExactly(statistic(A, DAY, "key_1", Measure.SENT, 48));
    }

    @Test
    default void aCallIsChangedByItsId() {
        add("msg_1", A, attempts(attempt("att_1", "hook_1", "evt_1", "msg_1", WebhookAttempt.State.WAITING)));
        WebhookAttempt made = new WebhookAttempt("att_1", A, "hook_1", "evt_1", "msg_1", 1, false, NOW,
                WebhookAttempt.State.GIVEN_UP, NOW.plusMillis(3), "{}", 503, "busy", "late", 77);
        store().deliveries().add(attempts(made));

        assertThat(store().webhooks().attempt(A, "att_1")).contains(made);
        assertThat(store().webhooks().attempts(A, null, null, null, 9)).containsExactly(made);
    }

    @Test
    default void whatIsGivenBackComesWithItsWorkOrNotAtAll() {
        DueWork work = send("due_1", A, "msg_1", NOW);
        add("msg_1", A, due(work));
        store().deliveries().add(counts(statistic(A, DAY, "key_1", Measure.COST, 750),
                statistic(A, DAY, "key_1", Measure.SENT, 1)));
        DeliveryUpdate refund = new DeliveryUpdate(List.of(), List.of(), List.of(),
                Map.of("msg_1", MessageStatus.CANCELED),
                List.of(statistic(A, DAY, "key_1", Measure.COST, -750)),
                Map.of(A, new BigDecimal("0.075"), "acct_none", BigDecimal.ONE));

        List<Boolean> done = atOnce(16, i -> store().deliveries().complete(work, refund));

        assertThat(done.stream().filter(yes -> yes)).hasSize(1);
        assertThat(store().accounts().find(A).orElseThrow().balance()).isEqualByComparingTo("10.075");
        assertThat(store().accounts().byEmail("a@example.com").orElseThrow().balance())
                .isEqualByComparingTo("10.075");
        assertThat(store().statistics().between(A, null, DAY, DAY))
                .containsExactly(statistic(A, DAY, "key_1", Measure.SENT, 1));
    }
}
