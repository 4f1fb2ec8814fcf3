package dev.latchkey.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Card in front of the window: a title, a body that scrolls if necessary, and buttons below. */
public final class OverlayCard extends BorderPane {
    private final HBox head;
    private final HBox foot = new HBox();
    private final VBox bottom = new VBox(foot);

    /** Creates a card of this width. */
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
        // Without this, the scroll pane does not take the height of its content.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        scroll.setMinHeight(0);
        foot.getStyleClass().add("lk-card-foot");
        setTop(head);
        setCenter(scroll);
        setBottom(bottom);
    }

    /** Adds nodes at the end of the title row. */
    public OverlayCard besideTitle(Node... nodes) {
        head.getChildren().addAll(nodes);
        return this;
    }

    /** Adds a node between the body and the buttons. It stays visible when the body scrolls. */
    public OverlayCard aboveFooter(Node node) {
        bottom.getChildren().add(bottom.getChildren().size() - 1, node);
        return this;
    }

    /** Sets the buttons. */
    public OverlayCard footer(Node... nodes) {
        foot.getChildren().setAll(nodes);
        return this;
    }
}
