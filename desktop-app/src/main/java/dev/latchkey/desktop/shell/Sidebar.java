package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.SegmentedControl;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Theme;
import dev.latchkey.sdk.keys.KeyRules;
import java.net.URI;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Sidebar with the account, the navigation and the theme switch. */
public final class Sidebar extends VBox {
    private final Texts texts;
    private final Router router;

    /** Creates the sidebar and starts listening to the account, the inbox and the router. */
    public Sidebar(Account account, Inbox inbox, Router router, Theme theme, Texts texts) {
        this.texts = texts;
        this.router = router;
        getStyleClass().add("lk-sidebar");
        Label unread = Nodes.label("", "lk-count", "unread");
        inbox.unread().subscribe(count -> {
            unread.setText(count.toString());
            Nodes.setShown(unread, count.intValue() > 0);
        });
        Region filler = new Region();
        VBox.setVgrow(filler, Priority.ALWAYS);
        getChildren().addAll(
                brand(),
                Nodes.label(texts.get("shell.accounts"), "lk-overline", "lk-side-heading"),
                account(account),
                Nodes.label(texts.get("shell.places"), "lk-overline", "lk-side-heading"),
                navButton(Feather.KEY, "shell.nav.keys", new Route.Keys(), null),
                navButton(Feather.SEND, "shell.nav.send", new Route.Send(null), null),
                navButton(Feather.INBOX, "shell.nav.inbox", new Route.Inbox(), unread),
                filler,
                themeSwitch(theme));
    }

    private HBox brand() {
        Region mark = new Region();
        mark.getStyleClass().add("lk-brand-mark");
        HBox brand = new HBox(mark, Nodes.label(texts.get("shell.app")));
        brand.getStyleClass().add("lk-brand");
        return brand;
    }

    private VBox account(Account account) {
        Label name = Nodes.label(texts.get("shell.account.sandbox"), "lk-strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region dot = new Region();
        dot.getStyleClass().add("lk-dot");
        Label status = Nodes.label("", "lk-caption");
        Label count = Nodes.label("", "lk-caption");
        Runnable update = () -> {
            dot.getStyleClass().setAll("lk-dot", switch (account.state().get()) {
                case CONNECTING -> "starting";
                case READY -> "running";
                case FAILED -> "failed";
            });
            URI address = account.address().get();
            status.setText(switch (account.state().get()) {
                case CONNECTING -> texts.get("shell.account.starting");
                case READY -> address == null ? "" : address.getAuthority();
                case FAILED -> texts.get("shell.account.failed");
            });
            Integer max = account.rules().map(KeyRules::maximum).orElse(null);
            int keys = account.keys().size();
            count.setText(max == null
                    ? texts.get("shell.account.keys", keys)
                    : texts.get("shell.account.keysOf", keys, max));
            Nodes.setShown(count, account.lastSynced().get() != null);
            boolean full = max != null && keys >= max;
            count.getStyleClass().setAll("label", full ? "lk-warn-text" : "lk-caption");
        };
        account.state().subscribe(update);
        account.address().subscribe(update);
        account.lastSynced().subscribe(update);
        account.keys().addListener((InvalidationListener) change -> update.run());
        update.run();
        VBox card = new VBox(name, Nodes.row(6, dot, status, Nodes.spacer(), EnvBadge.mock()), count);
        card.getStyleClass().add("lk-account");
        return card;
    }

    private ToggleButton navButton(Feather glyph, String key, Route route, @Nullable Node end) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().setAll("lk-nav");
        button.setId(key);
        Label label = Nodes.label(texts.get(key));
        HBox content = Nodes.row(10, Icons.of(glyph), label);
        if (end != null) {
            content.getChildren().addAll(Nodes.spacer(), end);
        }
        content.setPrefWidth(176);
        button.setGraphic(content);
        button.setAccessibleText(texts.get(key));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> {
            button.setSelected(true);
            router.go(route);
        });
        router.current().subscribe(current -> button.setSelected(current.getClass() == route.getClass()));
        return button;
    }

    private HBox themeSwitch(Theme theme) {
        return new SegmentedControl<>(List.of(Theme.Choice.values()), theme.choice(),
                choice -> texts.get("shell.scheme." + choice.name()),
                choice -> Icons.of(switch (choice) {
                    case SYSTEM -> Feather.MONITOR;
                    case LIGHT -> Feather.SUN;
                    case DARK -> Feather.MOON;
                }), true);
    }
}
