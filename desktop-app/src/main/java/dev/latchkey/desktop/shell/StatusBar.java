package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.Texts;
import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Status bar: time of the last sync, secrets in memory, running tasks and the clipboard countdown. */
public final class StatusBar extends HBox {
    /** Creates the status bar and starts listening to the account, the clipboard and the tasks. */
    public StatusBar(Account account, SecretClipboard clipboard, BackgroundTasks tasks, Texts texts,
            Formats formats) {
        getStyleClass().add("lk-statusbar");
        getChildren().addAll(keys(account, texts, formats), memory(account, texts), Nodes.spacer(),
                work(tasks), clipboard(clipboard, texts));
    }

    private static Label keys(Account account, Texts texts, Formats formats) {
        Label label = Nodes.label("");
        Runnable update = () -> {
            Instant synced = account.lastSynced().get();
            label.setText(synced == null
                    ? ""
                    : texts.get("shell.status.keys", account.keys().size(),
                            formats.timeOfDay(synced)));
            Nodes.setShown(label, synced != null);
        };
        label.setMinWidth(Region.USE_PREF_SIZE);
        account.lastSynced().subscribe(update);
        account.keys().addListener((InvalidationListener) change -> update.run());
        update.run();
        return label;
    }

    private static Label memory(Account account, Texts texts) {
        Label label = Nodes.label("");
        label.setGraphic(Icons.of(Feather.SHIELD, "lk-icon-small"));
        account.secrets().count().subscribe(count -> label.setText(texts.get("shell.status.memory", count)));
        return Nodes.withTooltip(label, texts.get("shell.status.memory.why"));
    }

    private static Label work(BackgroundTasks tasks) {
        Label label = Nodes.label("");
        label.setMinWidth(Region.USE_PREF_SIZE);
        tasks.current().subscribe(label::setText);
        return label;
    }

    private static HBox clipboard(SecretClipboard clipboard, Texts texts) {
        Label label = Nodes.label("");
        label.setGraphic(Icons.of(Feather.CLIPBOARD, "lk-icon-small"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = Nodes.row(8, label, Nodes.button(texts.get("shell.status.clear"), clipboard::clear, "lk-link"));
        clipboard.secondsLeft().subscribe(seconds -> {
            label.setText(texts.get("shell.status.clipboard", seconds));
            Nodes.setShown(box, seconds.intValue() > 0);
        });
        return box;
    }
}
