package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.account.Failure;
import dev.latchkey.desktop.account.Inbox;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.clipboard.SecretClipboard;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.desktop.ui.Timers;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.InvalidMessageException;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsText;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;

/** Presenter of the test send. */
public final class SendPresenter {
    private static final Duration COOLDOWN = Duration.ofMillis(600);

    private final SendModel model;
    private final Account account;
    private final Inbox inbox;
    private final SecretClipboard clipboard;
    private final Timers timers;
    private final Navigator navigator;
    private final Texts texts;
    private final SendFormValidator validator;
    private final RefusalExplainer explainer;
    private final Set<SendFormField> touched = EnumSet.noneOf(SendFormField.class);
    private Timers.@Nullable Timer cooldown;
    private final Map<SendFormField, String> serverErrors = new EnumMap<>(SendFormField.class);

    /** Places that the test send leads to. */
    public interface Navigator {
        /** Opens the inbox of captured messages. */
        void inbox();

        /** Opens the form for a new key. */
        void newKey();
    }

    /** Creates the presenter and starts listening to the account. */
    public SendPresenter(SendModel model, Account account, Inbox inbox, SecretClipboard clipboard, Timers timers,
            Navigator navigator, Texts texts) {
        this.model = model;
        this.account = account;
        this.inbox = inbox;
        this.clipboard = clipboard;
        this.timers = timers;
        this.navigator = navigator;
        this.texts = texts;
        this.validator = new SendFormValidator(texts);
        this.explainer = new RefusalExplainer(texts);
        model.text(SendFormField.MAIL_FROM).set(texts.get("send.example.from"));
        model.text(SendFormField.MAIL_TO).set(texts.get("send.example.to"));
        model.text(SendFormField.SUBJECT).set(texts.get("send.example.subject"));
        model.text(SendFormField.MAIL_TEXT).set(texts.get("send.example.text"));
        model.text(SendFormField.SMS_TO).set(texts.get("send.example.phone"));
        model.text(SendFormField.SMS_FROM).set(texts.get("send.example.sender"));
        model.text(SendFormField.SMS_TEXT).set(texts.get("send.example.sms"));
        for (SendFormField field : SendFormField.values()) {
            model.text(field).addListener((property, before, now) -> edited(field));
        }
        account.keys().addListener((InvalidationListener) change -> keysChanged());
        account.secrets().count().subscribe(this::keysChanged);
        model.chosen.subscribe(this::keyChosen);
        model.channel.subscribe(this::keyChosen);
        model.channel.subscribe(this::writeSnippets);
        account.address().subscribe(address -> writeSnippets());
        keysChanged();
        validate();
    }

    /** Chooses a key; null keeps the current choice. */
    public void choose(@Nullable String keyId) {
        account.keys().stream().filter(key -> key.id().equals(keyId)).findFirst().ifPresent(model.chosen::set);
    }

    /** Stores a pasted secret of the chosen key in memory, as for a new key. */
    public void keepSecret(CharSequence pasted) {
        ApiKey key = model.chosen.get();
        String value = pasted.toString().strip();
        if (value.isEmpty()) {
            model.error(SendFormField.SECRET).set(texts.get("send.error.secret"));
        } else if (key != null) {
            model.error(SendFormField.SECRET).set("");
            account.secrets().keep(key.id(), Secret.of(value));
            keyChosen();
        }
    }

    /** Sends the message, or shows what is missing. A failure never clears the form. */
    public void send() {
        ApiKey key = model.chosen.get();
        if (model.busy.get() || key == null) {
            return;
        }
        if (cooldown != null) {
            startCooldown();
            return;
        }
        touched.addAll(SendFormValidator.fieldsOf(model.channel.get()));
        serverErrors.clear();
        validate();
        Optional<Secret> secret = account.secrets().find(key.id());
        if (secret.isEmpty()) {
            model.error(SendFormField.SECRET).set(texts.get("send.error.secret"));
            focus(SendFormField.SECRET);
            return;
        }
        if (focusFirstError()) {
            return;
        }
        OutgoingMessage message;
        try {
            message = message();
        } catch (InvalidMessageException e) {
            showFieldErrors(e.problems());
            return;
        }
        model.busy.set(true);
        model.problem.set("");
        model.sideTab.set(SendModel.SideTab.EXCHANGE);
        startCooldown();
        account.send(key, secret.get(), message, exchange -> onResponse(key, exchange), failure -> {
            model.busy.set(false);
            endCooldown();
            onFailure(failure);
        });
    }

    /** Copies a part of the exchange or a code example. */
    public void copy(String text) {
        clipboard.copyPlain(text);
    }

    /** Opens the inbox of captured messages. */
    public void showInbox() {
        navigator.inbox();
    }

    /** Opens the form for a new key. */
    public void newKey() {
        navigator.newKey();
    }

    /** Ignores repeated sends for a moment: a response arrives faster than a double click or a held key ends. */
    private void startCooldown() {
        endCooldown();
        cooldown = timers.after(COOLDOWN, this::endCooldown);
    }

    private void endCooldown() {
        if (cooldown != null) {
            cooldown.cancel();
            cooldown = null;
        }
    }

    private OutgoingMessage message() {
        if (model.channel.get() == Channel.EMAIL) {
            return new OutgoingMessage.Mail(Email.from(text(SendFormField.MAIL_FROM).strip())
                    .to(SendFormValidator.recipients(text(SendFormField.MAIL_TO)))
                    .subject(text(SendFormField.SUBJECT).strip())
                    .text(text(SendFormField.MAIL_TEXT))
                    .build());
        }
        Sms sms = Sms.of(SendFormValidator.phone(text(SendFormField.SMS_TO)), text(SendFormField.SMS_TEXT));
        String from = text(SendFormField.SMS_FROM).strip();
        return new OutgoingMessage.Text(from.isEmpty() ? sms : sms.from(from));
    }

    private String text(SendFormField field) {
        return model.text(field).get();
    }

    private void onResponse(ApiKey key, Exchange exchange) {
        model.busy.set(false);
        model.exchange.set(exchange);
        model.explanation.set(explainer.explain(exchange.refusal(), key));
        LatchkeyException refusal = exchange.refusal();
        if (refusal instanceof ApiException api) {
            showFieldErrors(api.fieldErrors());
        } else if (refusal == null) {
            inbox.refresh();
        }
        // Sync, because the key now has a later time of last use.
        account.sync();
    }

    private void onFailure(Failure failure) {
        model.problem.set(failure.message());
        showFieldErrors(failure.fields());
    }

    private void showFieldErrors(List<FieldError> errors) {
        for (FieldError error : errors) {
            SendFormField field = SendFormValidator.fieldFor(model.channel.get(), error.field());
            if (field != null) {
                serverErrors.merge(field, error.message(), (first, second) -> first + " " + second);
            }
        }
        validate();
        focusFirstError();
    }

    private void edited(SendFormField field) {
        touched.add(field);
        serverErrors.remove(field);
        validate();
        writeSnippets();
    }

    private void writeSnippets() {
        endCooldown();
        try {
            model.snippets.setAll(account.snippets(message()));
        } catch (InvalidMessageException e) {
            // Keep the examples of the last valid message. The fields show their errors once they are edited.
        }
    }

    private void validate() {
        for (SendFormField field : SendFormField.values()) {
            if (field != SendFormField.SECRET) {
                String own = touched.contains(field) ? validator.error(field, text(field)) : "";
                model.error(field).set(own.isEmpty() ? serverErrors.getOrDefault(field, "") : own);
            }
        }
        SmsText sms = SmsText.of(text(SendFormField.SMS_TEXT));
        String alphabet = sms.encoding() == SmsText.Encoding.GSM_7 ? "GSM-7" : "UCS-2";
        model.meter
                .set(texts.get("send.meter", text(SendFormField.SMS_TEXT).codePoints().count(), alphabet, sms.parts()));
    }

    private boolean focusFirstError() {
        for (SendFormField field : SendFormValidator.fieldsOf(model.channel.get())) {
            if (!model.error(field).get().isEmpty()) {
                focus(field);
                return true;
            }
        }
        return false;
    }

    private void focus(SendFormField field) {
        model.focus.set(null);
        model.focus.set(field);
    }

    /** Updates the list of keys. A revoked key stays chosen, so that the user can see it being refused. */
    private void keysChanged() {
        ApiKey before = model.chosen.get();
        List<ApiKey> now = account.keys();
        Optional<ApiKey> same = now.stream().filter(key -> before != null && key.id().equals(before.id())).findFirst();
        if (!model.keys.equals(now)) {
            model.keys.setAll(now);
        }
        model.chosen.set(same.orElseGet(() -> before != null ? before : now.isEmpty() ? null : defaultKey(now)));
        keyChosen();
    }

    private ApiKey defaultKey(List<ApiKey> keys) {
        return keys.stream().filter(key -> account.secrets().find(key.id()).isPresent()).findFirst()
                .orElse(keys.getFirst());
    }

    private void keyChosen() {
        ApiKey key = model.chosen.get();
        model.secretHeld.set(key != null && account.secrets().find(key.id()).isPresent());
        model.error(SendFormField.SECRET).set("");
        boolean gone = key != null && account.lastSynced().get() != null
                && account.keys().stream().noneMatch(each -> each.id().equals(key.id()));
        model.keyNote.set(gone ? texts.get("send.key.gone") : "");
        boolean live = key != null && key.environment().equals(Environment.LIVE);
        model.delivery.set(texts.get(live ? "send.nothingDelivered.live" : "send.nothingDelivered"));
    }
}
