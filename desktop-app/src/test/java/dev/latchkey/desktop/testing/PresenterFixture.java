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

/** What presenters work with, on a gateway in memory and without a screen. */
public final class PresenterFixture {
    /** The gateway. */
    public final FakeGateway gateway = new FakeGateway();

    /** Time that passes when told to. */
    public final ManualTimers timers = new ManualTimers();

    /** English. */
    public final Texts texts = Texts.in(Locale.ENGLISH);

    /** At a fixed time. */
    public final Formats formats = new Formats(texts, Samples.CLOCK);

    /** Everything at once, in order. */
    public final BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Runnable::run);

    /** The account. */
    public final Account account = new Account(gateway, new SecretKeeper(), tasks, Samples.CLOCK, texts);

    /** Its inbox. */
    public final Inbox inbox = new Inbox(account);

    /** Its revocations. */
    public final RevocationQueue revocations = new RevocationQueue(account, tasks, timers, texts);

    /** What was copied. */
    public final FakeClipboard systemClipboard = new FakeClipboard();

    /** The clipboard. */
    public final SecretClipboard clipboard = new SecretClipboard(systemClipboard, timers);

    /** What was said in toasts. */
    public final List<String> toastTexts = new ArrayList<>();

    /** What a toast offered last. */
    public Runnable offeredAction = () -> {};

    /** Toasts that are only remembered. */
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
