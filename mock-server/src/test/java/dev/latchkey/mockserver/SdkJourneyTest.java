package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConflictException;
import dev.latchkey.sdk.CreditException;
import dev.latchkey.sdk.LimitException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyChange;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.message.Attachment;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.EmailReceipt;
import dev.latchkey.sdk.message.Recipient;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.EventKind;
import dev.latchkey.sdk.sandbox.MessageChannel;
import dev.latchkey.sdk.sandbox.MessageQuery;
import dev.latchkey.sdk.sandbox.MessageStatus;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxMessages;
import dev.latchkey.sdk.sandbox.SandboxSession;
import dev.latchkey.sdk.sandbox.SandboxWebhooks;
import dev.latchkey.sdk.sandbox.StatisticsQuery;
import dev.latchkey.sdk.sandbox.WebhookChange;
import dev.latchkey.sdk.sandbox.wire.AttachmentResource;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.ContentResource;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.HeaderResource;
import dev.latchkey.sdk.sandbox.wire.IssuedWebhookResource;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import dev.latchkey.sdk.sandbox.wire.NewSmsBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every operation of the sandbox, through the SDK's high-level API, with a real server. */
@Timeout(120)
class SdkJourneyTest {
    private static final String PHONE = "+4915112345678";

    /** Operations that succeeded, by method and path. */
    private final Set<String> worked = ConcurrentHashMap.newKeySet();
    private RunningServer server;
    private Sandbox sandbox;
    private SandboxSession session;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        sandbox = Sandbox.at(ClientOptions.at("http://127.0.0.1:" + server.port()).withHooks(new CallHooks() {
            @Override
            public void afterAttempt(AttemptResult result) {
                if (result.failure().isEmpty() && result.status() < 300) {
                    worked.add(result.attempt().method() + " /" + result.attempt().path());
                }
            }
        }));
        session = sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        server.close();
    }

    @Test
    void everyOperationWorksThroughTheUpperFloor() {
        account();
        keys();
        messages();
        webhooks();
        session.signOut().execute();

        assertThat(worked).containsExactlyInAnyOrderElementsOf(ApiContract.SANDBOX.operations().keySet());
    }

    private void account() {
        assertThat(sandbox.document().execute()).containsKey("paths");
        assertThat(session.account().execute().email()).isEqualTo(DemoAccount.EMAIL);
        assertThat(session.permissions().execute()).isEqualTo(SandboxKeyRules.RULES.permissions().catalogue());
    }

    private void keys() {
        KeyManager keys = session.keys();
        IssuedKey created = session.keys()
                .create(NewApiKey.named("first").permissions(Permission.EVERYTHING).viewable(true).build()).execute();
        String id = created.key().id();
        assertThat(session.keys().all()).containsExactly(created.key());
        assertThat(keys.get(id).execute()).isEqualTo(created.key());
        assertThat(keys.viewer().orElseThrow().view(id).execute()).isEqualTo(created.secret());

        KeyChange change = KeyChange.none().name("second").allowedIps(IpRange.parse("127.0.0.0/8"));
        assertThat(keys.editor().orElseThrow().edit(id, change).execute()).isEqualTo(change.applyTo(created.key()));
        Secret next = keys.regenerator().orElseThrow().regenerate(id, 64).execute().secret();
        assertThat(next.length()).isEqualTo(64);
        assertThat(keys.regenerator().orElseThrow().regenerate(id).execute().secret().length()).isEqualTo(64);

        IssuedKey other = keys.create(newKey("other")).execute();
        keyed(other).account().execute();
        assertThat(session.keys().activity(other.key().id())).singleElement()
                .satisfies(request -> assertThat(request.route()).isEqualTo("GET /sandbox/v1/account"));
        keys.revoke(other.key().id()).execute();
    }

    private void messages() {
        SandboxKeyClient keyed = keyed(everything("sender"));
        SandboxMessages messages = keyed.messages();
        String sms = keyed.sms().send(Sms.of(PHONE, "Grüße")).execute().messageId();
        assertThat(messages.content(sms).execute().text()).isEqualTo("Grüße");
        assertThat(messages.content(sms, PHONE).execute().recipient()).isEqualTo(PHONE);
        assertThat(messages.events(sms).stream().map(EventResource::type)).startsWith("queued");
        assertThat(messages.get(sms).execute().id()).isEqualTo(sms);
        assertThat(messages.newest(10).execute().items()).extracting(MessageResource::id).containsExactly(sms);

        mail(keyed);

        LocalDate today = LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC);
        assertThat(keyed.statistics(StatisticsQuery.latest().from(today).to(today).channel(MessageChannel.SMS)))
                .singleElement().satisfies(day -> assertThat(day.accepted()).isPositive());
    }

    private void mail(SandboxKeyClient keyed) {
        String mail = keyed.emails()
                .send(Email.from("shop@example.com").to("ann@example.com").subject("Hi").text("Hello")
                        .attach(file("a.txt", "Hello")).sendAt(server.clock.instant().plus(Duration.ofHours(1)))
                        .build())
                .execute().messageId();
        assertThat(new String(keyed.messages().source(mail).execute(), StandardCharsets.UTF_8))
                .contains("Subject: Hi");
        assertThat(keyed.messages().attachment(mail, 0).execute()).asString().isEqualTo("Hello");
        assertThat(keyed.messages().cancel(mail).execute().status()).isEqualTo(MessageStatus.CANCELED.name());
    }

    private void webhooks() {
        SandboxWebhooks webhooks = session.webhooks();
        IssuedWebhookResource created = webhooks.create("http://127.0.0.1:9/hook", EventKind.SENT).execute();
        String id = created.webhook().id();
        assertThat(webhooks.all()).containsExactly(created.webhook());
        assertThat(webhooks.get(id).execute()).isEqualTo(created.webhook());
        assertThat(webhooks.ping(id).execute().error()).isNotNull();
        String sms = keyed(everything("teller")).sms().send(Sms.of(PHONE, "Hi")).execute().messageId();
        AttemptResource first = firstCall(webhooks, id, sms);
        assertThat(webhooks.attempts(id, "msg_0")).isEmpty();
        assertThat(webhooks.replay(first.id()).execute().replay()).isTrue();
        assertThat(webhooks.edit(id, WebhookChange.none().url("http://127.0.0.1:9/other").events().active(false))
                .execute()).satisfies(changed -> assertThat(changed.url()).endsWith("/other"))
                .satisfies(changed -> assertThat(changed.events()).isEmpty())
                .satisfies(changed -> assertThat(changed.active()).isFalse());
        webhooks.delete(id).execute();
    }

    /** Waits for the first attempt to send an event of this message, and returns it. */
    private static AttemptResource firstCall(SandboxWebhooks webhooks, String id, String message) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            Optional<AttemptResource> created = webhooks.attempts(id, message).stream()
                    .filter(attempt -> attempt.sent() != null).findFirst();
            if (created.isPresent()) {
                return created.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The webhook was not called in time");
    }

    @Test
    void everythingAnEmailCanSayArrives() {
        SandboxKeyClient keyed = keyed(everything("shop"));
        Instant later = server.clock.instant().plus(Duration.ofDays(1));
        Email email = Email.from("Shop <shop@example.com>")
                .to(Recipient.of("Ann <ann@example.com>").field("first", "Ann"))
                .cc(Recipient.of("bob@example.com").field("first", "Bob"))
                .bcc(Recipient.of("cy@example.com").field("first", "Cy"))
                .replyTo("help@example.com").subject("Hello {{first}}").text("Dear {{first}}")
                .html("<p>Dear {{first}}</p><img src=\"cid:logo\">").header("X-Campaign", "spring")
                .attach(file("terms.txt", "Terms")).attach(file("logo.png", "pixels").inline("logo"))
                .tags("spring", "vip").reference("order-7").sendAt(later).build();

        EmailReceipt receipt = keyed.emails().send(email).execute();

        assertThat(receipt.recipients()).isEqualTo(3);
        MessageResource message = keyed.messages().get(receipt.messageId()).execute();
        assertThat(message.from()).isEqualTo("Shop <shop@example.com>");
        assertThat(message.to()).containsExactly("Ann <ann@example.com>");
        assertThat(message.cc()).containsExactly("bob@example.com");
        assertThat(message.bcc()).containsExactly("cy@example.com");
        assertThat(message.replyTo()).isEqualTo("help@example.com");
        assertThat(message.headers()).containsExactly(new HeaderResource("X-Campaign", "spring"));
        assertThat(message.attachments()).containsExactly(
                new AttachmentResource(0, "terms.txt", "text/plain", 5, null, false),
                new AttachmentResource(1, "logo.png", "text/plain", 6, "logo", true));
        assertThat(message.tags()).containsExactly("spring", "vip");
        assertThat(message.reference()).isEqualTo("order-7");
        assertThat(message.sendAt()).isEqualTo(later);
        assertThat(keyed.messages().content(message.id(), "bob@example.com").execute()).isEqualTo(new ContentResource(
                "bob@example.com", "Hello Bob", "Dear Bob", "<p>Dear Bob</p><img src=\"cid:logo\">"));
    }

    @Test
    void everythingAnSmsCanSayArrives() {
        SandboxKeyClient keyed = keyed(everything("shop"));
        Instant later = server.clock.instant().plus(Duration.ofDays(1));

        String id = keyed.sms().send(Sms.of(PHONE, "Hi").from("Shop").tags("a", "b").reference("order-7").sendAt(later))
                .execute().messageId();

        MessageResource message = keyed.messages().get(id).execute();
        assertThat(message.from()).isEqualTo("Shop");
        assertThat(message.tags()).containsExactly("a", "b");
        assertThat(message.reference()).isEqualTo("order-7");
        assertThat(message.sendAt()).isEqualTo(later);
        NewSmsBody toTwo = new NewSmsBody(List.of(PHONE, "+4915112345679"), "Hi", null, null, null, null);
        assertThat(keyed.operations().messages().sendSms(toTwo, null).execute().recipients()).isEqualTo(2);
    }

    @Test
    void anOutcomeCanBeAskedForWhoeverTheRecipientIs() {
        SandboxKeyClient keyed = keyed(everything("shop"));
        Sms sms = Sms.of(PHONE, "Hi");

        assertThatExceptionOfType(CreditException.class)
                .isThrownBy(() -> keyed.withOutcome("nocredit").sms().send(sms).execute());
        assertThat(keyed.sms().send(sms).execute().parts()).isEqualTo(1);
    }

    @Test
    void messagesAreFoundByEverythingAQueryCanSay() {
        IssuedKey key = everything("shop");
        String sms = keyed(key).sms().send(Sms.of(PHONE, "needle").from("Shop")).execute().messageId();
        Instant now = server.clock.instant();
        MessageQuery fits = MessageQuery.all().channel(MessageChannel.SMS).environment(key.key().environment())
                .status(MessageStatus.of(session.messages().get(sms).execute().status())).source("http").key("shop")
                .from("Shop").to("1234").text("needle").since(now).before(now.plusSeconds(1));

        assertThat(session.messages().find(fits)).extracting(MessageResource::id).containsExactly(sms);
        assertThat(session.messages().find(fits.subject("needle"))).isEmpty();
        assertThat(session.messages().find(fits.tag("needle"))).isEmpty();
        assertThat(session.messages().find(fits.before(now))).isEmpty();
    }

    @Test
    void aLongListComesPageByPage() {
        SandboxKeyClient keyed = keyed(everything("shop"));
        for (int i = 0; i < 7; i++) {
            keyed.sms().send(Sms.of(PHONE, "no. " + i)).execute();
        }

        assertThat(session.messages().find(MessageQuery.all().pageSize(3))).extracting(MessageResource::text)
                .containsExactly("no. 6", "no. 5", "no. 4", "no. 3", "no. 2", "no. 1", "no. 0");
        assertThat(session.messages().all().stream().limit(2)).hasSize(2);
    }

    @Test
    void whatDoesNotFitHowThingsStandIsAConflictAndAFullAccountALimit() {
        SandboxKeyClient keyed = keyed(everything("shop"));
        String sms = keyed.sms().send(Sms.of(PHONE, "gone")).execute().messageId();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> keyed.messages().cancel(sms).execute())
                .withMessageContaining("Only a scheduled message can be canceled");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> keyed.messages().source(sms).execute());
        assertThatExceptionOfType(LimitException.class).isThrownBy(() -> {
            for (int i = 0; i <= session.account().execute().maxKeys(); i++) {
                everything("key " + i);
            }
        }).satisfies(full -> assertThat(full.code()).contains("key-limit"));
        assertThatExceptionOfType(LimitException.class).isThrownBy(() -> {
            for (int i = 0; i <= session.account().execute().limits().webhooks(); i++) {
                session.webhooks().create("http://127.0.0.1:9/hook").execute();
            }
        }).satisfies(full -> assertThat(full.code()).contains("webhook-limit"));
    }

    private static Attachment file(String name, String content) {
        return Attachment.of(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private static NewApiKey newKey(String name) {
        return NewApiKey.named(name).permissions(Permission.EVERYTHING).build();
    }

    private IssuedKey everything(String name) {
        return session.keys().create(newKey(name)).execute();
    }

    private SandboxKeyClient keyed(IssuedKey issued) {
        return sandbox.withKey(issued.key().consumerKey(), issued.secret());
    }
}
