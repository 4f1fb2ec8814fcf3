package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.Pace;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import dev.latchkey.mockserver.store.Store;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A post office on a store, and one who is told what happens there. */
abstract class WebhookFixture {
    static final String NUMBER = "+4915112345678";

    PostRoom room;
    Receiver receiver;

    abstract Store open();

    /** The same store after the server stopped, with what was in it; null where nothing outlives the server. */
    abstract Store reopen();

    @BeforeEach
    void begin() throws IOException {
        room = new PostRoom(open(), Pace.INSTANT);
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
        room.close();
    }

    void freeze() {
        room.delivery.clocks().freeze(room.accountId);
    }

    List<WebhookAttempt> attempts() {
        return room.delivery.webhooks().attempts(room.accountId, null, null, null, 1_000);
    }

    List<State> states() {
        return attempts().stream().map(WebhookAttempt::state).toList();
    }

    List<String> types(Message message) {
        return receiver.bodies().stream().filter(body -> body.startsWith(message.id()))
                .map(body -> body.substring(body.lastIndexOf(' ') + 1)).toList();
    }
}
