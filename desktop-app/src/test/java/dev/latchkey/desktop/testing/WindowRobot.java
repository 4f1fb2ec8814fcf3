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

/** Uses a window as a person does: with a mouse and a keyboard, and by what is in sight. */
public final class WindowRobot {
    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    /** Opens a window of the smallest size with this content. */
    public WindowRobot(Parent root, Consumer<Scene> dress) {
        stage = Fx.get(() -> {
            Scene scene = new Scene(root, 960, 600);
            dress.accept(scene);
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

    /** Clicks a node, by {@code #id} or by the words on it, once it can be clicked. */
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

    /** Writes into a field, in place of what was there. */
    public void write(String field, String text) {
        click(field);
        Fx.run(() -> ((TextInputControl) find(field).orElseThrow()).clear());
        robot.write(text, 0);
        Fx.pulse();
    }

    /** Presses a key. */
    public void press(KeyCode... keys) {
        robot.push(keys);
        Fx.pulse();
    }

    /** Waits until a node is in sight. */
    public void waitFor(String target) {
        waitUntil(target + " is in sight", () -> find(target).isPresent());
    }

    /** Waits until something is so. */
    public void waitUntil(String what, BooleanSupplier condition) {
        try {
            Fx.waitUntil(what, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; in sight was " + Fx.onScreen(() -> visible(
                    stage.getScene().getRoot()).stream().map(WindowRobot::textOf).filter(text -> !text.isEmpty())
                    .toList()),
                    e);
        }
    }

    /** Whether these words are in sight somewhere. */
    public boolean showsText(String words) {
        return Fx.onScreen(() -> visible(stage.getScene().getRoot()).stream().map(WindowRobot::textOf)
                .anyMatch(text -> text.contains(words)));
    }

    /** The words on a node. */
    public String text(String target) {
        return Fx.get(() -> textOf(find(target).orElseThrow()));
    }

    /** A node. */
    public <T extends Node> T node(String target, Class<T> type) {
        waitFor(target);
        return Fx.get(() -> type.cast(find(target).orElseThrow()));
    }

    /** Every node in sight. */
    public List<Node> visibleNodes() {
        return Fx.get(() -> visible(stage.getScene().getRoot()));
    }

    /** Every node in sight; to be asked on the screen's thread. */
    public List<Node> visibleNodesNow() {
        return visible(stage.getScene().getRoot());
    }

    /** The window. */
    public Stage window() {
        return stage;
    }

    /** Closes the window. */
    public void close() {
        Fx.run(stage::close);
    }

    /** What a node says, empty for none. */
    public static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
            case TextInputControl input -> input.getText() == null ? "" : input.getText();
            case Text text -> text.getText();
            default -> "";
        };
    }

    private Optional<Node> find(String target) {
        Predicate<Node> wanted = target.startsWith("#")
                ? node -> target.substring(1).equals(node.getId())
                : node -> node instanceof Labeled && target.equals(textOf(node));
        return Fx.onScreen(() -> visible(stage.getScene().getRoot()).stream().filter(wanted).findFirst());
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
