package dev.latchkey.desktop.keys;

import dev.latchkey.desktop.ui.EnvBadge;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Table of keys. Hides its least important columns when the window is narrow. */
final class KeyTable extends TableView<KeyRow> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PUBLIC = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final PseudoClass REVOKING = PseudoClass.getPseudoClass("revoking");
    private static final double ROW_HEIGHT = 34;
    /** Space reserved for the scroll bar, so that it never hides the last column. */
    private static final double SCROLL_BAR_WIDTH = 12;

    private final KeyLabels labels;
    private final StringBuilder typed = new StringBuilder();
    private Instant typedAt = Instant.EPOCH;

    KeyTable(KeysModel model, KeysPresenter presenter, KeyLabels labels, Runnable openDetail) {
        this.labels = labels;
        setId("keys-table");
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(new Label());
        setAccessibleText(labels.text("keys.table"));
        SortedList<KeyRow> sorted = new SortedList<>(model.rows());
        Comparator<KeyRow> byId = Comparator.comparing(row -> row.key().id());
        // Break ties by ID, so that equal rows keep their order.
        sorted.comparatorProperty().bind(comparatorProperty().map(chosen -> chosen.thenComparing(byId)));
        setItems(sorted);
        columns();
        setRowFactory(table -> new Row(openDetail));
        syncSelection(model, presenter);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> onKeyPressed(event, presenter, openDetail));
        addEventHandler(KeyEvent.KEY_TYPED, this::onKeyTyped);
    }

    private void columns() {
        TableColumn<KeyRow, KeyRow> status = column("status", 48, (cell, row) -> {
            cell.setGraphic(StatusIcon.of(row.state()));
            cell.setTooltip(new Tooltip(labels.state(row)));
            cell.setAccessibleText(labels.state(row));
        }, Comparator.comparing(KeyRow::state));
        TableColumn<KeyRow, KeyRow> name = column("name", 150, (cell, row) -> {
            cell.setText(row.key().name());
            cell.setTooltip(new Tooltip(row.key().name()));
        }, Comparator.comparing(row -> row.key().name().toLowerCase(Locale.ROOT)));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(120);
        TableColumn<KeyRow, KeyRow> environment = column("environment", 96,
                (cell, row) -> cell.setGraphic(EnvBadge.of(row.key().environment())),
                Comparator.comparing(row -> row.key().environment().name()));
        TableColumn<KeyRow, KeyRow> key = column("key", 92, (cell, row) -> cell.setText(labels.masked(row.key())),
                Comparator.comparing(row -> row.key().lastFive()), "lk-cell-mono");
        TableColumn<KeyRow, KeyRow> permissions = column("permissions", 130, (cell, row) -> {
            cell.setText(labels.permissions(row.key()));
            cell.setTooltip(new Tooltip(String.join("\n", row.key().permissions().stream().map(Object::toString)
                    .toList())));
        }, Comparator.comparing(row -> row.key().permissions().size()));
        TableColumn<KeyRow, KeyRow> ips = column("ips", 132, (cell, row) -> {
            cell.setText(labels.addresses(row.key()));
            if (!row.key().allowedIps().isEmpty()) {
                cell.setTooltip(new Tooltip(String.join("\n", row.key().allowedIps().stream().map(Object::toString)
                        .toList())));
            }
        }, Comparator.comparing(row -> row.key().allowedIps().size()), "lk-cell-muted");
        TableColumn<KeyRow, KeyRow> created = time("created", row -> labels.created(row.key()),
                row -> row.key().created());
        TableColumn<KeyRow, KeyRow> expires = time("expires", labels::expires, row -> row.key().expires());
        TableColumn<KeyRow, KeyRow> used = time("used", row -> labels.lastUsed(row.key()), row -> row.key().lastUsed());
        getColumns().addAll(List.of(status, name, environment, key, permissions, ips, created, expires, used));
        widthProperty().subscribe(width -> {
            created.setVisible(width.doubleValue() > 980);
            ips.setVisible(width.doubleValue() > 860);
            permissions.setVisible(width.doubleValue() > 680);
            expires.setVisible(width.doubleValue() > 540);
            // The name column takes the remaining width.
            double others = getColumns().stream().filter(each -> each != name && each.isVisible())
                    .mapToDouble(TableColumn::getMinWidth).sum();
            name.setPrefWidth(Math.max(name.getMinWidth(), width.doubleValue() - others - SCROLL_BAR_WIDTH));
        });
    }

    private TableColumn<KeyRow, KeyRow> time(String id, Function<KeyRow, String> text,
            Function<KeyRow, @Nullable Instant> instant) {
        return column(id, id.equals("expires") ? 106 : 98, (cell, row) -> {
            cell.setText(text.apply(row));
            Instant exact = instant.apply(row);
            cell.setTooltip(exact == null ? null : new Tooltip(labels.exact(exact)));
        }, Comparator.comparing(instant, Comparator.nullsLast(Comparator.naturalOrder())), "lk-cell-muted");
    }

    private TableColumn<KeyRow, KeyRow> column(String id, double width,
            BiConsumer<TableCell<KeyRow, KeyRow>, KeyRow> show, Comparator<KeyRow> order, String... styles) {
        TableColumn<KeyRow, KeyRow> column = new TableColumn<>(
                labels.text("keys.column." + id));
        column.setId(id);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
        column.setReorderable(false);
        column.setComparator(order);
        column.setCellValueFactory(data -> new SimpleObjectProperty<>(data.getValue()));
        column.setCellFactory(any -> new Cell(show, styles));
        return column;
    }

    private void syncSelection(KeysModel model, KeysPresenter presenter) {
        boolean[] updating = {false};
        model.selected().subscribe(row -> {
            updating[0] = true;
            if (row == null) {
                getSelectionModel().clearSelection();
            } else {
                getSelectionModel().select(row);
            }
            updating[0] = false;
        });
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!updating[0] && row != null) {
                presenter.select(row.key().id());
            }
        });
    }

    private void onKeyPressed(KeyEvent event, KeysPresenter presenter, Runnable openDetail) {
        Runnable action = COPY_PUBLIC.match(event)
                ? presenter::copyConsumerKey
                : COPY.match(event)
                        ? presenter::copySecret
                        : event.getCode() == KeyCode.ENTER
                                ? openDetail
                                : event.getCode() == KeyCode.DELETE ? presenter::revoke : null;
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    /** Selects the first key whose name starts with the typed characters. */
    private void onKeyTyped(KeyEvent event) {
        String character = event.getCharacter();
        if (character.isBlank() || character.charAt(0) < ' ' || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (Instant.now().isAfter(typedAt.plusSeconds(1))) {
            typed.setLength(0);
        }
        typedAt = Instant.now();
        typed.append(character.toLowerCase(Locale.ROOT));
        getItems().stream()
                .filter(row -> row.key().name().toLowerCase(Locale.ROOT).startsWith(typed.toString()))
                .findFirst()
                .ifPresent(row -> {
                    getSelectionModel().select(row);
                    scrollTo(row);
                });
    }

    /** Cell that resets all its properties on each update, because the table reuses cells. */
    private static final class Cell extends TableCell<KeyRow, KeyRow> {
        private final BiConsumer<TableCell<KeyRow, KeyRow>, KeyRow> show;

        Cell(BiConsumer<TableCell<KeyRow, KeyRow>, KeyRow> show, String... styles) {
            this.show = show;
            getStyleClass().addAll(styles);
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            if (row != null && !empty) {
                show.accept(this, row);
            }
        }
    }

    private static final class Row extends TableRow<KeyRow> {
        Row(Runnable openDetail) {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    openDetail.run();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(REVOKING, row != null && !empty && row.state() == KeyRow.State.REVOKING);
        }
    }
}
