package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.ui.CodeBlock;
import dev.latchkey.desktop.ui.EmptyState;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Notice;
import dev.latchkey.desktop.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Request and response of the last message, without credentials. */
final class ExchangePane extends BorderPane {
    private final SendModel model;
    private final SendPresenter presenter;
    private final Texts texts;

    ExchangePane(SendModel model, SendPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        model.exchange.subscribe(this::show);
    }

    private void show(@Nullable Exchange exchange) {
        if (exchange == null) {
            setCenter(new EmptyState(Feather.ACTIVITY, texts.get("send.exchange.title"),
                    texts.get("send.exchange.empty")));
            return;
        }
        VBox body = new VBox(16, line(exchange), verdict(exchange));
        if (exchange.requestId() != null) {
            body.getChildren().add(part("send.exchange.id", Nodes.label(exchange.requestId(), "lk-mono")));
        }
        // This header field is made up here, so the real credentials never reach this screen.
        body.getChildren().add(code("send.exchange.request",
                "Authorization: Basic ••••\nContent-Type: application/json\n\n" + exchange.request()));
        if (!exchange.response().isEmpty()) {
            body.getChildren().add(code("send.exchange.response", exchange.response()));
        }
        body.getStyleClass().add("lk-exchange-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
    }

    private Node line(Exchange exchange) {
        Label status = Nodes.label(exchange.status() == 0
                ? texts.get("send.exchange.noResponse")
                : String.valueOf(exchange.status()), "lk-status", exchange.accepted() ? "ok" : "refused");
        status.setId("send-status");
        return Nodes.row(8, status, Nodes.label(exchange.method() + " " + exchange.path(), "lk-mono"),
                Nodes.spacer(),
                Nodes.label(texts.get("send.exchange.ms", exchange.duration().toMillis()), "lk-caption"));
    }

    private Node verdict(Exchange exchange) {
        if (exchange.accepted()) {
            Notice notice = new Notice(Feather.CHECK_CIRCLE, "ok", texts.get("send.accepted"),
                    Nodes.button(texts.get("send.accepted.show"), presenter::showInbox, "lk-link"));
            notice.setId("send-accepted");
            return notice;
        }
        Notice notice = new Notice(Feather.X_CIRCLE, "danger", model.explanation.get());
        notice.setId("send-refused");
        model.explanation.subscribe(notice::setText);
        return notice;
    }

    private VBox code(String title, String text) {
        return part(title, new CodeBlock(text, texts.get(title), texts.get("send.exchange.copy"),
                () -> presenter.copy(text)));
    }

    private VBox part(String title, Node node) {
        return new VBox(6, Nodes.label(texts.get(title), "lk-overline"), node);
    }
}
