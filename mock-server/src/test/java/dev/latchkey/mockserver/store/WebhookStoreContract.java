package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.B;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.atOnce;
import static dev.latchkey.mockserver.store.Samples.attempt;
import static dev.latchkey.mockserver.store.Samples.attempts;
import static dev.latchkey.mockserver.store.Samples.call;
import static dev.latchkey.mockserver.store.Samples.due;
import static dev.latchkey.mockserver.store.Samples.message;
import static dev.latchkey.mockserver.store.Samples.plain;
import static dev.latchkey.mockserver.store.Samples.send;
import static dev.latchkey.mockserver.store.Samples.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that every webhook store must pass. */
interface WebhookStoreContract {
    DataStore store();

    @Test
    default void webhooksComeBackAsTheyWentInNewestFirst() {
        store().webhooks().add(webhook("hook_1", A, "gate"), 9);
        store().webhooks().add(webhook("hook_2", A, "other"), 9);
        store().webhooks().add(webhook("hook_3", A, "gate"), 9);
        store().webhooks().add(webhook("hook_4", B, "gate"), 9);

        assertThat(store().webhooks().find(A, "hook_1")).contains(webhook("hook_1", A, "gate"));
        assertThat(store().webhooks().find(B, "hook_1")).isEmpty();
        assertThat(store().webhooks().ofGateway(A, "gate")).extracting(Webhook::id).containsExactly("hook_3",
                "hook_1");
        assertThat(store().webhooks().all(A)).extracting(Webhook::id).containsExactly("hook_3", "hook_2", "hook_1");
        assertThat(store().webhooks().all("acct_none")).isEmpty();
    }

    @Test
    default void ofManyWebhooksAtOnceOnlyTheMaximumIsAdded() {
        List<Boolean> added = atOnce(20, i -> store().webhooks().add(webhook("hook_" + i, A, "gate" + i), 5));

        assertThat(added.stream().filter(yes -> yes)).hasSize(5);
        assertThat(store().webhooks().all(A)).hasSize(5);
        assertThat(store().webhooks().add(webhook("hook_b", B, "gate"), 5)).isTrue();
    }

    @Test
    default void aWebhookIsChangedAndRemovedByItsOwnerOnly() {
        store().webhooks().add(webhook("hook_1", A, "gate"), 9);
        Webhook other = new Webhook("hook_1", A, "gate", URI.create("https://example.com/"), Set.of(),
                new SealedSecret("new"), false, NOW);

        assertThat(store().webhooks().change(B, "hook_1", before -> other)).isEmpty();
        assertThat(store().webhooks().remove(B, "hook_1")).isFalse();
        assertThat(store().webhooks().change(A, "hook_1", before -> other)).contains(other);
        assertThat(store().webhooks().find(A, "hook_1")).contains(other);
        assertThat(store().webhooks().remove(A, "hook_1")).isTrue();
        assertThat(store().webhooks().remove(A, "hook_1")).isFalse();
    }

    @Test
    default void callsArePagedAndOutliveTheirWebhook() {
        store().webhooks().add(webhook("hook_1", A, "gate"), 9);
        addMessage("msg_1");
        addMessage("msg_2");
        store().deliveries().add(attempts(attempt("att_1", "hook_1", "evt_1", "msg_1", State.DELIVERED),
                attempt("att_2", "hook_2", "evt_1", "msg_1", State.DELIVERED),
                attempt("att_3", "hook_1", "evt_2", "msg_2", State.DELIVERED)));
        store().webhooks().remove(A, "hook_1");

        assertThat(ids(null, null, null, 9)).containsExactly("att_3", "att_2", "att_1");
        assertThat(ids(null, null, null, 1)).containsExactly("att_3");
        assertThat(ids(null, null, "att_3", 9)).containsExactly("att_2", "att_1");
        assertThat(ids("hook_1", null, null, 9)).containsExactly("att_3", "att_1");
        assertThat(ids(null, "msg_1", null, 9)).containsExactly("att_2", "att_1");
        assertThat(ids("hook_1", "msg_1", "att_2", 9)).containsExactly("att_1");
        assertThat(store().webhooks().attempts(B, null, null, null, 9)).isEmpty();
    }

    @Test
    default void aCallWaitsForThoseOfEarlierEventsOfItsMessage() {
        addMessage("msg_1");
        addMessage("msg_2");
        WebhookAttempt later = attempt("att_9", "hook_1", "evt_5", "msg_1", State.WAITING);
        store().deliveries().add(attempts(later, attempt("att_1", "hook_2", "evt_1", "msg_1", State.WAITING),
                attempt("att_2", "hook_1", "evt_1", "msg_2", State.WAITING),
                attempt("att_3", "hook_1", "evt_1", "msg_1", State.RETRIED),
                attempt("att_4", "hook_1", "evt_5", "msg_1", State.WAITING),
                attempt("att_5", "hook_1", "evt_6", "msg_1", State.WAITING)));
        assertThat(store().webhooks().mustWait(later)).isFalse();

        store().deliveries().add(attempts(attempt("att_6", "hook_1", "evt_4", "msg_1", State.WAITING)));
        assertThat(store().webhooks().mustWait(later)).isTrue();

        store().deliveries().add(attempts(attempt("att_6", "hook_1", "evt_4", "msg_1", State.GIVEN_UP)));
        assertThat(store().webhooks().mustWait(later)).isFalse();
    }

    @Test
    default void clearingWebhooksTakesTheirCallsAndWhatIsDueForThem() {
        store().webhooks().add(webhook("hook_1", A, "gate"), 9);
        addMessage("msg_1");
        store().deliveries().add(attempts(attempt("att_1", "hook_1", "evt_1", "msg_1", State.WAITING)));
        store().deliveries().add(due(call("due_1", A, "att_1", NOW), send("due_2", A, "msg_1", NOW)));

        store().clear(A, Set.of(ClearScope.WEBHOOKS));

        assertThat(store().webhooks().all(A)).isEmpty();
        assertThat(store().webhooks().attempt(A, "att_1")).isEmpty();
        assertThat(store().deliveries().dueForMessage(A, "msg_1")).extracting(DueWork::id).containsExactly("due_2");
        store().messages().remove(MessageCriteria.all(A));
        assertThat(store().deliveries().earliestDueByAccount()).isEmpty();
    }

    private void addMessage(String id) {
        store().messages().add(plain(message(id, A)), DeliveryUpdate.NONE);
    }

    private List<String> ids(@Nullable String webhookId,
            @Nullable String messageId, @Nullable String before,
            int limit) {
        return store().webhooks().attempts(A, webhookId, messageId, before, limit).stream().map(WebhookAttempt::id)
                .toList();
    }

    @Test
    default void theNextSendSeesEveryChangeOfItsWebhooks() {
        assertThat(store().webhooks().ofGateway(A, "gate")).isEmpty();
        store().webhooks().add(Samples.webhook("hook_1", A, "gate"), 20);
        assertThat(store().webhooks().ofGateway(A, "gate")).hasSize(1);
        store().webhooks().change(A, "hook_1", hook -> new Webhook(hook.id(), A, "gate", hook.url(), hook.events(),
                hook.secret(), false, hook.created()));
        assertThat(store().webhooks().ofGateway(A, "gate")).singleElement().matches(hook -> !hook.active());
        store().webhooks().remove(A, "hook_1");
        assertThat(store().webhooks().ofGateway(A, "gate")).isEmpty();
        store().webhooks().add(Samples.webhook("hook_2", A, "gate"), 20);
        assertThat(store().webhooks().ofGateway(A, "gate")).hasSize(1);
        store().clear(A, Set.of(ClearScope.WEBHOOKS));
        assertThat(store().webhooks().ofGateway(A, "gate")).isEmpty();
    }
}
