package dev.latchkey.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Uses a window as a user does: with mouse and keyboard, and by its visible nodes. */
public final class WindowRobot {
    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    /** Opens a window of the min size with this content. */
    public WindowRobot(Parent root, Consumer<Scene> prepare) {
        stage = Fx.get(() -> {
            Scene scene = new Scene(root, 960, 600);
            prepare.accept(scene);
            Stage window = new Stage();
            window.setX(0);
            window.setY(0);
            window.setScene(scene);
            window.show();
            window.requestFocus();
            return window;
        });
        Fx.pulse();
    }

    /** Clicks a node by {@code #id} or by its text, as soon as it is enabled. */
    public void click(String target) {
        waitUntil(target + " can be clicked", () -> find(target).filter(node -> !node.isDisabled()).isPresent());
        Fx.pulse();
        Point2D point = Fx.get(() -> {
            Node node = find(target).orElseThrow();
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        robot.moveTo(point).clickOn(MouseButton.PRIMARY);
        Fx.pulse();
    }

    /** Replaces the text of a field. */
    public void write(String field, String text) {
        click(field);
        Fx.run(() -> ((TextInputControl) find(field).orElseThrow()).clear());
        robot.write(text, 0);
        Fx.pulse();
    }

    /** Presses keys together. */
    public void press(KeyCode... keys) {
        robot.push(keys);
        Fx.pulse();
    }

    /** Waits until a node is visible. */
    public void waitFor(String target) {
        waitUntil(target + " is visible", () -> find(target).isPresent());
    }

    /** Waits until a condition is true. */
    public void waitUntil(String what, BooleanSupplier condition) {
        try {
            Fx.waitUntil(what, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; visible texts: " + Fx.onScreen(() -> visible(
                    stage.getScene().getRoot()).stream().map(WindowRobot::textOf).filter(text -> !text.isEmpty())
                    .toList()),
                    e);
        }
    }

    /** Returns true if this text is visible somewhere. */
    public boolean showsText(String expected) {
        return Fx.onScreen(() -> visible(stage.getScene().getRoot()).stream().map(WindowRobot::textOf)
                .anyMatch(text -> text.contains(expected)));
    }

    /** Returns the text of a node. */
    public String text(String target) {
        return Fx.get(() -> textOf(find(target).orElseThrow()));
    }

    /** Returns a node once it is visible. */
    public <T extends Node> T node(String target, Class<T> type) {
        waitFor(target);
        return Fx.get(() -> type.cast(find(target).orElseThrow()));
    }

    /** Returns all visible nodes. */
    public List<Node> visibleNodes() {
        return Fx.get(() -> visible(stage.getScene().getRoot()));
    }

    /** Returns all visible nodes. Call it on the JavaFX thread. */
    public List<Node> visibleNodesNow() {
        return visible(stage.getScene().getRoot());
    }

    /** Window under test. */
    public Stage window() {
        return stage;
    }

    /** Closes the window. */
    public void close() {
        Fx.run(stage::close);
    }

    /** Returns the text of a node, or an empty string if it has none. */
    public static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
            case TextInputControl input -> input.getText() == null ? "" : input.getText();
            case Text text -> text.getText();
            default -> "";
        };
    }

    private Optional<Node> find(String target) {
        Predicate<Node> matches = target.startsWith("#")
                ? node -> target.substring(1).equals(node.getId())
                : node -> node instanceof Labeled && target.equals(textOf(node));
        return Fx.onScreen(() -> visible(stage.getScene().getRoot()).stream().filter(matches).findFirst());
    }

    private static List<Node> visible(Node node) {
        List<Node> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
            }
        }
    }
}
