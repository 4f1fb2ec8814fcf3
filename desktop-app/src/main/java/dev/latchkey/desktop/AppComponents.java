package dev.latchkey.desktop;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Connector;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.account.RevocationQueue;
import dev.latchkey.desktop.account.SecretKeeper;
import dev.latchkey.desktop.clipboard.ClipboardPort;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.desktop.createkey.CreateKeyModel;
import dev.latchkey.desktop.createkey.CreateKeyPresenter;
import dev.latchkey.desktop.createkey.CreateKeyView;
import dev.latchkey.desktop.inbox.InboxModel;
import dev.latchkey.desktop.inbox.InboxPresenter;
import dev.latchkey.desktop.inbox.InboxView;
import dev.latchkey.desktop.keys.KeysModel;
import dev.latchkey.desktop.keys.KeysPresenter;
import dev.latchkey.desktop.keys.KeysView;
import dev.latchkey.desktop.reveal.RevealModel;
import dev.latchkey.desktop.reveal.RevealPresenter;
import dev.latchkey.desktop.reveal.RevealView;
import dev.latchkey.desktop.revoke.RevokeModel;
import dev.latchkey.desktop.revoke.RevokePresenter;
import dev.latchkey.desktop.revoke.RevokeView;
import dev.latchkey.desktop.send.SendModel;
import dev.latchkey.desktop.send.SendPresenter;
import dev.latchkey.desktop.send.SendView;
import dev.latchkey.desktop.shell.Action;
import dev.latchkey.desktop.shell.ActionRegistry;
import dev.latchkey.desktop.shell.OverlayHost;
import dev.latchkey.desktop.shell.Route;
import dev.latchkey.desktop.shell.Router;
import dev.latchkey.desktop.shell.ShellView;
import dev.latchkey.desktop.shell.Sidebar;
import dev.latchkey.desktop.shell.StatusBar;
import dev.latchkey.desktop.shell.ToastHost;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Icons;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Theme;
import dev.latchkey.desktop.ui.Timers;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IssuedKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Creates and connects all components of the app. */
final class AppComponents {
    private static final Duration SYNC_INTERVAL = Duration.ofSeconds(30);
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    private final Account account;
    private final Inbox inbox;
    private final RevocationQueue revocations;
    private final SecretClipboard clipboard;
    private final Timers timers;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;
    private final Theme theme = new Theme();
    private final Router router = new Router();
    private final BooleanProperty windowFocused = new SimpleBooleanProperty();
    private final ActionRegistry actions = new ActionRegistry();
    private final OverlayHost overlays;
    private final ToastHost toasts;
    private final ShellView shell;
    private final KeysPresenter keysPresenter;
    private final CreateKeyModel createKeyModel = new CreateKeyModel();
    private @Nullable CreateKeyPresenter createKeyPresenter;

    AppComponents(Connector connector, ClipboardPort clipboardPort, BackgroundTasks tasks, Timers timers,
            Clock clock,
            Texts texts) {
        this.timers = timers;
        this.texts = texts;
        this.clock = clock;
        formats = new Formats(texts, clock);
        account = new Account(connector, new SecretKeeper(), tasks, clock, texts);
        inbox = new Inbox(account);
        revocations = new RevocationQueue(account, tasks, timers, texts);
        clipboard = new SecretClipboard(clipboardPort, timers);
        toasts = new ToastHost(texts, timers);
        overlays = new OverlayHost(timers);
        revocations.onOutcome(outcome -> RevokePresenter.report(outcome, toasts, texts));
        KeysModel keysModel = new KeysModel();
        keysPresenter = keysPresenter(keysModel);
        KeysView keys = keysView(keysModel, keysPresenter);
        shell = new ShellView(new Sidebar(account, inbox, router, theme, texts),
                new StatusBar(account, clipboard, tasks, texts, formats), toasts, overlays, router,
                Map.of(Route.Keys.class, keys, Route.Send.class, sendView(), Route.Inbox.class, inboxView()));
        action("search", KeyCode.F, ALWAYS, shell::focusSearch);
    }

    Parent root() {
        return shell;
    }

    ActionRegistry actions() {
        return actions;
    }

    Theme theme() {
        return theme;
    }

    void attachTo(Scene scene) {
        theme.applyTo(scene);
        actions.install(scene, overlays::isOpen);
        // Otherwise the search field would have the initial focus.
        shell.requestFocus();
        // Poll for messages only while the window has the focus, so that an idle app uses no CPU.
        windowFocused.bind(scene.windowProperty().flatMap(Window::focusedProperty).orElse(false));
    }

    /** Starts the sandbox and the regular sync. */
    void start() {
        account.connect();
        timers.every(SYNC_INTERVAL, () -> {
            if (account.state().get() == Account.State.READY) {
                account.sync();
                inbox.refresh();
            }
        });
        account.state().subscribe(state -> {
            if (state == Account.State.READY) {
                inbox.refresh();
            }
        });
    }

    /** Clears the clipboard, sends pending revocations and stops the sandbox. */
    void stop() {
        clipboard.clear();
        flushAndDisconnect();
        account.close();
    }

    /** Does the part of {@link #stop()} that must not be lost and that any thread can do. May be called twice. */
    void flushAndDisconnect() {
        revocations.flush();
        account.disconnect();
    }

    private KeysPresenter keysPresenter(KeysModel model) {
        return new KeysPresenter(model, account, revocations, clipboard, toasts, new KeysPresenter.Navigator() {
            @Override
            public void newKey() {
                showCreate();
            }

            @Override
            public void revoke(ApiKey key) {
                showRevoke(key);
            }

            @Override
            public void testSend(ApiKey key) {
                router.go(new Route.Send(key.id()));
            }
        }, texts, clock);
    }

    private KeysView keysView(KeysModel model, KeysPresenter presenter) {
        action("key.new", KeyCode.N, model.canCreate(), presenter::newKey);
        action("key.test", KeyCode.T, ALWAYS, presenter::testSend);
        actions.add(new Action("sync", texts.get("shell.action.sync"), new KeyCodeCombination(KeyCode.F5), ALWAYS,
                presenter::retry));
        action("undo", KeyCode.Z, ALWAYS, toasts::runLatestAction);
        action("quit", KeyCode.Q, ALWAYS, Platform::exit);
        Button newKey = actions.button("key.new", "accent");
        newKey.setGraphic(Icons.of(Feather.PLUS));
        return new KeysView(model, presenter, texts, formats, newKey);
    }

    private SendView sendView() {
        SendModel model = new SendModel();
        SendPresenter presenter = new SendPresenter(model, account, inbox, clipboard, timers,
                new SendPresenter.Navigator() {
                    @Override
                    public void inbox() {
                        router.go(new Route.Inbox());
                    }

                    @Override
                    public void newKey() {
                        keysPresenter.newKey();
                    }
                }, texts);
        return new SendView(model, presenter, texts);
    }

    private InboxView inboxView() {
        InboxModel model = new InboxModel();
        InboxPresenter presenter = new InboxPresenter(model, account, inbox, timers, windowFocused,
                () -> router.go(new Route.Send(null)));
        return new InboxView(model, presenter, texts, formats);
    }

    /** Shows the form. Its presenter is created only once, so that a draft survives closing the form. */
    private void showCreate() {
        account.rules().ifPresent(rules -> {
            if (createKeyPresenter == null) {
                createKeyPresenter = new CreateKeyPresenter(createKeyModel, account, rules,
                        new CreateKeyPresenter.Navigator() {
                            @Override
                            public void created(IssuedKey issued) {
                                showReveal(issued);
                            }

                            @Override
                            public void close() {
                                overlays.close();
                            }
                        }, texts, formats);
            }
            createKeyPresenter.opened();
            overlays.show(new CreateKeyView(createKeyModel, createKeyPresenter, texts));
        });
    }

    private void showReveal(IssuedKey issued) {
        RevealModel model = new RevealModel();
        RevealPresenter presenter = new RevealPresenter(model, issued, clipboard, new RevealPresenter.Navigator() {
            @Override
            public void close() {
                overlays.close();
                keysPresenter.select(issued.key().id());
            }

            @Override
            public void test(ApiKey key) {
                overlays.close();
                router.go(new Route.Send(key.id()));
            }
        });
        overlays.show(new RevealView(model, presenter, issued, texts));
    }

    private void showRevoke(ApiKey key) {
        RevokeModel model = new RevokeModel(key);
        RevokePresenter presenter = new RevokePresenter(model, revocations, toasts, overlays::close, texts, formats);
        overlays.show(new RevokeView(model, presenter, texts));
    }

    private void action(String id, @Nullable KeyCode code, ObservableBooleanValue enabled, Runnable run) {
        KeyCombination shortcut = code == null ? null : new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
        actions.add(new Action(id, texts.get("shell.action." + id), shortcut, enabled, run));
    }
}
