package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.DAY;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.atOnce;
import static dev.latchkey.mockserver.store.Samples.attempt;
import static dev.latchkey.mockserver.store.Samples.call;
import static dev.latchkey.mockserver.store.Samples.event;
import static dev.latchkey.mockserver.store.Samples.message;
import static dev.latchkey.mockserver.store.Samples.plain;
import static dev.latchkey.mockserver.store.Samples.send;
import static dev.latchkey.mockserver.store.Samples.statistic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.model.StoreException;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests that every message store must pass. */
interface MessageStoreContract {
    DataStore store();

    private Message add(Message message) {
        return Samples.addTo(store(), message);
    }

    private List<String> newest(MessageCriteria criteria) {
        return store().messages().newest(criteria, null, 100).stream().map(Message::id).toList();
    }

    /** Creates an update with every kind of related data. */
    private DeliveryUpdate fullUpdate(String messageId) {
        return new DeliveryUpdate(List.of(event("evt_1", A, messageId), event("evt_2", A, messageId)),
                List.of(send("due_1", A, messageId, NOW), call("due_2", A, "att_1", NOW.plusMillis(1))),
                List.of(attempt("att_1", "hook_1", "evt_1", messageId, WebhookAttempt.State.WAITING)),
                Map.of(messageId, MessageStatus.SENT),
                List.of(statistic(A, DAY, "key_1", Measure.ACCEPTED, 1)));
    }

    private void assertRemoved(String messageId) {
        assertThat(store().messages().find(A, messageId)).isEmpty();
        assertThat(store().messages().raw(A, messageId)).isEmpty();
        assertThat(store().messages().attachment(A, messageId, 0)).isEmpty();
        assertThat(store().deliveries().events(A, messageId)).isEmpty();
        assertThat(store().deliveries().event(A, messageId, "evt_1")).isEmpty();
        assertThat(store().deliveries().dueForMessage(A, messageId)).isEmpty();
        assertThat(store().deliveries().earliestDueByAccount()).isEmpty();
        assertThat(store().webhooks().attempts(A, null, null, null, 10)).isEmpty();
    }

    @Test
    default void aMessageAndTheBeginningOfItsLifeAreStoredTogether() {
        Message message = message("msg_1", A, new BigDecimal("0.0750"), NOW);
        byte[] raw = {1, 2, 0, -1};

        Message added = store().messages().add(new NewMessage(message, raw, List.of(new byte[]{7}, new byte[0])),
                fullUpdate("msg_1")).orElseThrow();

        assertThat(added.position()).isEqualTo(1);
        assertThat(added.status()).isEqualTo(MessageStatus.SENT);
        assertThat(store().messages().find(A, "msg_1")).contains(added);
        assertThat(store().messages().raw(A, "msg_1").orElseThrow()).containsExactly(1, 2, 0, -1);
        assertThat(store().messages().attachment(A, "msg_1", 0).orElseThrow()).containsExactly(7);
        assertThat(store().messages().attachment(A, "msg_1", 1).orElseThrow()).isEmpty();
        assertThat(store().messages().attachment(A, "msg_1", 2)).isEmpty();
        assertThat(store().deliveries().events(A, "msg_1")).containsExactly(event("evt_1", A, "msg_1"),
                event("evt_2", A, "msg_1"));
        assertThat(store().deliveries().dueForMessage(A, "msg_1")).containsExactly(send("due_1", A, "msg_1", NOW),
                call("due_2", A, "att_1", NOW.plusMillis(1)));
        assertThat(store().webhooks().attempts(A, null, null, null, 10)).hasSize(1);
        assertThat(store().statistics().between(A, null, DAY, DAY)).hasSize(1);
        assertThat(store().accounts().find(A).orElseThrow().balance()).isEqualByComparingTo("9.925");
    }

    @Test
    default void aMessageThatCannotBePaidLeavesNothing() {
        Message expensive = message("msg_1", A, new BigDecimal("10.0001"), NOW);

        assertThat(store().messages().add(new NewMessage(expensive, new byte[]{1}, List.of(new byte[]{1})),
                fullUpdate("msg_1"))).isEmpty();

        assertRemoved("msg_1");
        assertThat(store().statistics().between(A, null, DAY, DAY)).isEmpty();
        assertThat(store().accounts().find(A).orElseThrow().balance()).isEqualByComparingTo("10");
        assertThat(store().messages().size()).isEqualTo(new MessageStore.Size(0, 0, 0));
        assertThat(add(message("msg_2", A, BigDecimal.TEN, NOW)).position()).isEqualTo(1);
    }

    @Test
    default void fiftyAtOnceWithMoneyForTwentySendTwenty() {
        List<Boolean> sent = atOnce(50, i -> store().messages()
                .add(plain(message("msg_" + i, A, new BigDecimal("0.5"), NOW)), DeliveryUpdate.NONE).isPresent());

        assertThat(sent.stream().filter(yes -> yes)).hasSize(20);
        assertThat(newest(MessageCriteria.all(A))).hasSize(20);
        assertThat(store().accounts().find(A).orElseThrow().balance()).isEqualByComparingTo("0");
    }

    @Test
    default void aMessageOfNoAccountOrASecondOfItsIdIsRefused() {
        add(message("msg_1", A));

        assertThatThrownBy(() -> add(message("msg_2", "acct_none"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> add(message("msg_1", A))).isInstanceOf(StoreException.class);
        assertThat(store().messages().size().messages()).isEqualTo(1);
    }

    @Test
    default void anotherAccountSeesNothingOfAMessage() {
        store().messages().add(new NewMessage(message("msg_1", A), new byte[]{1}, List.of(new byte[]{1})),
                fullUpdate("msg_1"));

        assertThat(store().messages().find(B, "msg_1")).isEmpty();
        assertThat(store().messages().raw(B, "msg_1")).isEmpty();
        assertThat(store().messages().attachment(B, "msg_1", 0)).isEmpty();
        assertThat(store().deliveries().events(B, "msg_1")).isEmpty();
        assertThat(store().deliveries().event(B, "msg_1", "evt_1")).isEmpty();
        assertThat(store().deliveries().dueForMessage(B, "msg_1")).isEmpty();
        assertThat(store().webhooks().attempt(B, "att_1")).isEmpty();
        assertThat(store().messages().remove(MessageCriteria.all(B))).isZero();
        assertThat(store().messages().newestPosition(B)).isZero();
    }

    @Test
    default void aPageGoesOnEvenWhereItsLastMessageIsGone() {
        for (int i = 1; i <= 5; i++) {
            add(message("msg_" + i, A));
        }
        store().messages()
                .remove(new MessageCriteria(A, List.of(new MessageCriteria.Not(new MessageCriteria.LargerThan(0)))));
        List<Message> first = store().messages().newest(MessageCriteria.all(A), null, 2);
        store().messages().remove(new MessageCriteria(A, List.of(new MessageCriteria.AcceptedSince(NOW))));
        add(message("msg_2", A));

        assertThat(first).extracting(Message::id).containsExactly("msg_5", "msg_4");
        assertThat(store().messages().newest(MessageCriteria.all(A), "msg_4", 2)).extracting(Message::id)
                .containsExactly("msg_2");
    }

    @Test
    default void aReaderByPositionSeesEachMessageOfManyWritersOnce() {
        int writers = 16;
        int each = 25;
        CompletableFuture<List<String>> reader = CompletableFuture.supplyAsync(() -> {
            List<String> seen = new ArrayList<>();
            long position = 0;
            while (seen.size() < writers * each) {
                for (Message message : store().messages().since(MessageCriteria.all(A), position, 7)) {
                    assertThat(message.position()).isGreaterThan(position);
                    position = message.position();
                    seen.add(message.id());
                }
            }
            return seen;
        });

        atOnce(writers, writer -> {
            for (int i = 0; i < each; i++) {
                add(message("msg_" + writer + "_" + i, A));
            }
            return true;
        });

        assertThat(reader.orTimeout(60, TimeUnit.SECONDS).join()).doesNotHaveDuplicates()
                .hasSize(writers * each);
        assertThat(store().messages().newestPosition(A)).isEqualTo(writers * each);
    }

    @Test
    default void positionsNeverGoBack() {
        add(message("msg_1", A));
        long before = add(message("msg_2", A)).position();
        assertThat(store().messages().newestPosition(A)).isEqualTo(before);
        store().messages().remove(MessageCriteria.all(A));

        assertThat(store().messages().newestPosition(A)).isZero();
        assertThat(add(message("msg_3", A)).position()).isGreaterThan(before);
        assertThat(store().messages().since(MessageCriteria.all(A), before, 10)).hasSize(1);
    }

    @Test
    default void removingTakesAllThatIsTheMessages() {
        store().messages().add(new NewMessage(message("msg_1", A), new byte[]{1}, List.of(new byte[]{1})),
                fullUpdate("msg_1"));
        add(message("msg_2", B));

        assertThat(store().messages().remove(MessageCriteria.all(A))).isEqualTo(1);

        assertRemoved("msg_1");
        assertThat(store().messages().size()).isEqualTo(new MessageStore.Size(1, 5, 0));
        assertThat(store().statistics().between(A, null, DAY, DAY)).hasSize(1);
        assertThat(newest(MessageCriteria.all(B))).containsExactly("msg_2");
    }

    @Test
    default void whatIsTooOldGoesAndIsCounted() {
        add(message("msg_1", A, BigDecimal.ZERO, NOW.minusMillis(1)));
        add(message("msg_2", A, BigDecimal.ZERO, NOW));
        add(message("msg_3", B, BigDecimal.ZERO, NOW.minusMillis(1)));

        assertThat(store().messages().removeOlder(A, NOW)).isEqualTo(1);

        assertThat(newest(MessageCriteria.all(A))).containsExactly("msg_2");
        assertThat(newest(MessageCriteria.all(B))).containsExactly("msg_3");
        assertThat(store().messages().size()).isEqualTo(new MessageStore.Size(2, 10, 1));
    }
}
