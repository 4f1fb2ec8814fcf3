package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.desktop.ui.CodeBlock;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Segments;
import dev.latchkey.desktop.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Beside the form: what came of the last message, and how to send this one from a program. */
final class SidePane extends BorderPane {
    private final SendModel model;
    private final SendPresenter presenter;
    private final Texts texts;
    private final Node exchange;

    SidePane(SendModel model, SendPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        exchange = new ExchangePane(model, presenter, texts);
        getStyleClass().add("lk-side");
        HBox head = new HBox(new Segments<>(List.of(Side.values()), model.side,
                side -> texts.get("send.side." + side), side -> null, false));
        head.getStyleClass().add("lk-side-head");
        setTop(head);
        model.side.subscribe(side -> setCenter(side == Side.EXCHANGE ? exchange : new SnippetNode(side)));
        model.snippets.addListener((InvalidationListener) change -> {
            if (getCenter() instanceof SnippetNode node) {
                current(node.side).ifPresent(node.code::show);
            }
        });
    }

    private Optional<String> current(Side side) {
        return model.snippets.stream().filter(side::shows).map(Snippet::text).findFirst();
    }

    /** One snippet, which follows the form while it is in sight. */
    private final class SnippetNode extends ScrollPane {
        private final Side side;
        private final CodeBlock code;

        SnippetNode(Side side) {
            this.side = side;
            code = new CodeBlock(current(side).orElse(""), texts.get("send.side." + side),
                    texts.get("send.snippet.copy"), () -> current(side).ifPresent(presenter::copy));
            code.setId("send-snippet");
            VBox body = new VBox(12, Nodes.wrapped(texts.get("send.snippet.note", Snippet.KEY, Snippet.SECRET),
                    "lk-caption"), code);
            body.getStyleClass().add("lk-exchange-body");
            setContent(body);
            setFitToWidth(true);
            setHbarPolicy(ScrollBarPolicy.NEVER);
        }
    }
}
