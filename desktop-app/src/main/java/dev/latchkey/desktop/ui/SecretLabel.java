package dev.latchkey.desktop.ui;

import dev.latchkey.sdk.Secret;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Shows a secret while it is asked to, and dots else. It is no text control: those keep what they showed for undo and
 * selection, and read it to assistive programs.
 */
public final class SecretLabel extends Region {
    private static final String DOTS = "•••• ".repeat(5);

    private final BooleanProperty revealed = new SimpleBooleanProperty(this, "revealed");
    private final Text text = new Text();
    private final String masked;
    private final String description;
    private @Nullable Secret secret;

    /** A masked label that tells assistive programs only what it holds, never its value. */
    public SecretLabel(Secret secret, String whatItIs) {
        this.secret = secret;
        this.masked = DOTS + secret.lastFive();
        this.description = whatItIs;
        getStyleClass().add("lk-secret");
        text.setText(masked);
        getChildren().add(text);
        revealed.subscribe(shown -> {
            text.setText(shown && this.secret != null ? this.secret.reveal() : masked);
            requestLayout();
        });
        // A secret must not stay readable in a tree of nodes that nobody looks at any more.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                revealed.set(false);
            }
        });
    }

    /** Whether the value is shown. */
    public BooleanProperty revealed() {
        return revealed;
    }

    /** Forgets the value. */
    public void wipe() {
        revealed.set(false);
        secret = null;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? description
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        text.setWrappingWidth(innerWidth(getWidth()));
        text.relocate(snappedLeftInset(), snappedTopInset());
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 160;
    }

    @Override
    protected double computePrefHeight(double width) {
        // Room for the whole value also while it is masked, so that nothing jumps when it is shown.
        Text probe = new Text(
                "0".repeat(secret == null ? masked.length() : Math.max(masked.length(), secret.length())));
        probe.setFont(text.getFont());
        probe.setWrappingWidth(innerWidth(width < 0 ? computePrefWidth(-1) : width));
        return Math.ceil(probe.getLayoutBounds().getHeight()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    private double innerWidth(double width) {
        return Math.max(40, width - snappedLeftInset() - snappedRightInset());
    }
}
