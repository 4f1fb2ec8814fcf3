package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.account.RevocationQueue;
import dev.latchkey.desktop.account.SecretKeeper;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.desktop.shell.Toasts;
import dev.latchkey.desktop.ui.BackgroundTasks;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dependencies of presenters, with a fake gateway and without a window. */
public final class PresenterFixture {
    /** Fake gateway. */
    public final FakeGateway gateway = new FakeGateway();

    /** Timers that tests advance. */
    public final ManualTimers timers = new ManualTimers();

    /** English texts. */
    public final Texts texts = Texts.in(Locale.ENGLISH);

    /** Formats at a fixed time. */
    public final Formats formats = new Formats(texts, Samples.CLOCK);

    /** Tasks that run immediately, in order. */
    public final BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Runnable::run);

    /** Account at the gateway. */
    public final Account account = new Account(gateway, new SecretKeeper(), tasks, Samples.CLOCK, texts);

    /** Inbox of the account. */
    public final Inbox inbox = new Inbox(account);

    /** Revocations of the account. */
    public final RevocationQueue revocations = new RevocationQueue(account, tasks, timers, texts);

    /** Fake system clipboard. */
    public final FakeClipboard systemClipboard = new FakeClipboard();

    /** Clipboard for secrets. */
    public final SecretClipboard clipboard = new SecretClipboard(systemClipboard, timers);

    /** Texts of all toasts. */
    public final List<String> toastTexts = new ArrayList<>();

    /** Action of the last toast that had one. */
    public Runnable offeredAction = () -> {};

    /** Toasts that are only recorded. */
    public final Toasts toasts = new Toasts() {
        @Override
        public void show(String sentence) {
            toastTexts.add(sentence);
        }

        @Override
        public void warn(String sentence) {
            toastTexts.add(sentence);
        }

        @Override
        public void offer(String sentence, String verb, Duration life, Runnable action) {
            toastTexts.add(sentence);
            offeredAction = action;
        }
    };
}
