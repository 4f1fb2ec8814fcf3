package dev.latchkey.desktop.ui;

import dev.latchkey.sdk.Secret;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Shows a secret, or dots while it is masked. Not a text control, because those keep their text for undo and selection
 * and expose it to assistive software.
 */
public final class SecretLabel extends Region {
    private static final String DOTS = "•••• ".repeat(5);

    private final BooleanProperty revealed = new SimpleBooleanProperty(this, "revealed");
    private final Text text = new Text();
    private final String masked;
    private final String description;
    private @Nullable Secret secret;

    /** Creates a masked label. Assistive software receives only the description, never the secret. */
    public SecretLabel(Secret secret, String description) {
        this.secret = secret;
        this.masked = DOTS + secret.lastFive();
        this.description = description;
        getStyleClass().add("lk-secret");
        text.setText(masked);
        getChildren().add(text);
        revealed.subscribe(shown -> {
            text.setText(shown && this.secret != null ? this.secret.reveal() : masked);
            requestLayout();
        });
        // Mask the secret when the label leaves the scene.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                revealed.set(false);
            }
        });
    }

    /** True while the secret is shown. */
    public BooleanProperty revealed() {
        return revealed;
    }

    /** Masks and releases the secret. */
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
        // Reserve space for the whole secret even while it is masked, so that the layout does not jump.
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
