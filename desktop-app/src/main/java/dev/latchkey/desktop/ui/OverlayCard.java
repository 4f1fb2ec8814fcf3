package dev.latchkey.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card in front of the window: a title, a body that scrolls when it must, and the buttons below. */
public final class OverlayCard extends BorderPane {
    private final HBox head;
    private final HBox foot = new HBox();
    private final VBox bottom = new VBox(foot);

    /** A card of this width. */
    public OverlayCard(double width, String title, Region body) {
        getStyleClass().add("lk-card");
        setMinWidth(width);
        setMaxWidth(width);
        setAccessibleText(title);
        head = new HBox(Nodes.label(title, "lk-title"), Nodes.spacer());
        head.getStyleClass().add("lk-card-head");
        body.getStyleClass().add("lk-card-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // Without this a scroll pane asks for a height of its own choosing instead of its content's.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        scroll.setMinHeight(0);
        foot.getStyleClass().add("lk-card-foot");
        setTop(head);
        setCenter(scroll);
        setBottom(bottom);
    }

    /** Puts something at the end of the title's row. */
    public OverlayCard besideTitle(Node... nodes) {
        head.getChildren().addAll(nodes);
        return this;
    }

    /** Puts something between the body and the buttons, in sight even when the body scrolls. */
    public OverlayCard aboveFooter(Node node) {
        bottom.getChildren().add(bottom.getChildren().size() - 1, node);
        return this;
    }

    /** The buttons. */
    public OverlayCard footer(Node... nodes) {
        foot.getChildren().setAll(nodes);
        return this;
    }
}
