package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.desktop.ui.CopyButton;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.SegmentedControl;
import dev.latchkey.desktop.ui.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Pane beside the form: result of the last message, and code examples for this one. */
final class SidePane extends BorderPane {
    private final SendModel model;
    private final SendPresenter presenter;
    private final Texts texts;
    private final Label code = Nodes.label("", "lk-source");
    private final ScrollPane scroll = new ScrollPane(code);

    SidePane(SendModel model, SendPresenter presenter, Texts texts) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        getStyleClass().add("lk-side");
        Node exchange = new ExchangePane(model, presenter, texts);
        Node snippet = snippet();
        setTop(head());
        model.sideTab.subscribe(side -> {
            setCenter(side == SendModel.SideTab.EXCHANGE ? exchange : snippet);
            updateCode();
            scroll.setHvalue(0);
            scroll.setVvalue(0);
        });
        model.snippets.addListener((InvalidationListener) change -> updateCode());
    }

    private Node head() {
        Button copy = CopyButton.of(texts.get("send.snippet.copy"), () -> presenter.copy(code.getText()));
        copy.setId("send-snippet-copy");
        model.sideTab.subscribe(side -> copy.setVisible(side != SendModel.SideTab.EXCHANGE));
        HBox head = Nodes.row(8, new SegmentedControl<>(List.of(SendModel.SideTab.values()), model.sideTab,
                side -> texts.get("send.side." + side), side -> null, false), Nodes.spacer(), copy);
        head.getStyleClass().add("lk-side-head");
        return head;
    }

    private Node snippet() {
        // Never wrap source text, because line breaks are part of it.
        code.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        scroll.getStyleClass().add("lk-code");
        scroll.setId("send-snippet");
        BorderPane pane = new BorderPane(scroll);
        Label note = Nodes.wrapped(texts.get("send.snippet.note", Snippet.KEY, Snippet.SECRET), "lk-caption");
        BorderPane.setMargin(note, new Insets(0, 0, 12, 0));
        pane.setTop(note);
        pane.getStyleClass().add("lk-side-body");
        return pane;
    }

    private void updateCode() {
        SendModel.SideTab side = model.sideTab.get();
        String text = model.snippets.stream().filter(side::shows).map(Snippet::text).findFirst().orElse("");
        code.setText(text);
        scroll.setAccessibleText(texts.get("send.side." + side) + ": " + text);
    }
}
