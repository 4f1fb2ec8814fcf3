package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.control.seed.FaultViews.RuleView;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the whole state in the shape of a seed. No secrets: of keys and passwords only what is kept of them, and of
 * webhooks nothing to sign with, so that a server that is seeded with it makes new secrets for these.
 */
public final class SeedExporter {
    private static final int PAGE = 200;
    // What a seed can take, so that what is told can be read again; the whole is made in memory.
    private static final int MAX_MESSAGES = 10_000;
    private static final long MAX_BYTES = 40L << 20;

    private final AccountService accounts;
    private final KeyIssuer issuer;
    private final WebhookService webhooks;
    private final MessageService messageService;
    private final FaultRuleSet rules;
    private final List<KeyFormat> formats;

    public SeedExporter(AccountService accounts, KeyIssuer issuer, WebhookService webhooks,
            MessageService messageService,
            FaultRuleSet rules,
            List<KeyFormat> formats) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.webhooks = webhooks;
        this.messageService = messageService;
        this.rules = rules;
        this.formats = formats;
    }

    public record Document(List<AccountOut> accounts, List<RuleView> faults) {}

    public record AccountOut(String email, @Nullable String passwordHash, BigDecimal balance, @Nullable Integer maxKeys,
            boolean magic, List<KeyOut> keys, List<WebhookOut> webhooks, List<RuleView> faults,
            @Nullable List<MessageOut> messages) {}

    public record KeyOut(String gateway, String name, String environment, String consumerKey, String secretHash,
            String lastFive, int secretLength, List<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires) {
        static KeyOut of(StoredKey key) {
            return new KeyOut(key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                    key.secretHash().hex(), key.lastFive(), key.length(), key.permissions(), key.allowedIps(),
                    key.expires());
        }
    }

    public record WebhookOut(String gateway, String url, List<String> events, boolean active) {
        static WebhookOut of(Webhook webhook) {
            return new WebhookOut(webhook.gateway(), webhook.url().toString(),
                    webhook.events().stream().sorted().map(type -> type.wireName()).toList(), webhook.active());
        }
    }

    public record HeaderOut(String name, String value) {}

    public record FileOut(String name, String type, long size, @Nullable String contentId, boolean inline,
            @Nullable String content) {}

    /** A recipient with merge fields; one without is the bare mailbox. */
    public record RecipientOut(String mailbox, Map<String, String> fields) {}

    /** Recipients are texts and {@link RecipientOut}s. */
    public record MessageOut(String channel, String key, String source, String status, Instant accepted,
            @Nullable Instant sendAt, @Nullable String from, List<Object> to, List<Object> cc, List<Object> bcc,
            @Nullable String replyTo, @Nullable String subject, @Nullable String text, @Nullable String html,
            List<HeaderOut> headers,
            List<FileOut> attachments, List<String> tags, @Nullable String reference, @Nullable String raw) {}

    /**
     * The state.
     *
     * @param account of this account only; null for all, and the fault rules that are for everybody
     * @param messages whether with messages whose key is still there: the newest 10,000 of each account, up to 40 MB
     */
    public Document of(@Nullable Account account, boolean messages) {
        List<Account> told = account == null ? accounts.list() : List.of(account);
        return new Document(told.stream().map(one -> account(one, messages)).toList(),
                account == null ? faults(null) : List.of());
    }

    private AccountOut account(Account account, boolean messages) {
        List<StoredKey> keys = new ArrayList<>();
        for (KeyFormat format : formats) {
            List<StoredKey> found = new ArrayList<>(issuer.list(account.id(), format.gateway()));
            Collections.reverse(found);
            keys.addAll(found);
        }
        List<Webhook> hooks = new ArrayList<>(webhooks.all(account.id()));
        Collections.reverse(hooks);
        return new AccountOut(account.email(), account.password() == null ? null : account.password().encoded(),
                account.balance(), account.maxKeys(), account.magic(), keys.stream().map(KeyOut::of).toList(),
                hooks.stream().map(WebhookOut::of).toList(), faults(account.id()),
                messages ? messages(account, keys) : null);
    }

    private List<RuleView> faults(@Nullable String accountId) {
        return rules.all().stream().map(FaultRuleSet.RuleStatus::rule)
                .filter(rule -> Objects.equals(rule.accountId(), accountId)).map(FaultViews::rule).toList();
    }

    private List<MessageOut> messages(Account account, List<StoredKey> keys) {
        List<MessageOut> told = new ArrayList<>();
        String before = null;
        long bytes = 0;
        List<Message> page;
        do {
            page = messageService.newest(Criteria.all(account.id()), before, PAGE);
            for (Message message : page) {
                bytes += message.size();
                if (told.size() < MAX_MESSAGES && bytes <= MAX_BYTES) {
                    keys.stream().filter(key -> key.id().equals(message.keyId())).findFirst()
                            .ifPresent(key -> told.add(message(message, key)));
                }
                before = message.id();
            }
        } while (page.size() == PAGE && told.size() < MAX_MESSAGES && bytes <= MAX_BYTES);
        Collections.reverse(told);
        return told;
    }

    private MessageOut message(Message message, StoredKey key) {
        Content content = message.content();
        boolean smtp = message.source() == Source.SMTP;
        String raw = smtp ? base64(messageService.raw(message.accountId(), message.id())) : null;
        return new MessageOut(message.channel().wireName(), key.publicPart(), message.source().wireName(),
                message.status().wireName(), message.accepted(), message.sendAt(), content.from(),
                mailboxes(content, Recipient.Kind.TO),
                mailboxes(content, Recipient.Kind.CC), mailboxes(content, Recipient.Kind.BCC), content.replyTo(),
                content.subject(), content.text(), content.html(),
                content.headers().stream().map(header -> new HeaderOut(header.name(), header.value())).toList(),
                files(message, smtp), content.tags(), content.reference(), raw);
    }

    private List<FileOut> files(Message message, boolean smtp) {
        List<FileOut> files = new ArrayList<>();
        for (Content.Attachment file : message.content().attachments()) {
            files.add(new FileOut(file.name(), file.type(), file.size(), file.contentId(), file.inline(),
                    smtp ? null : base64(messageService.attachment(message.accountId(), message.id(), files.size()))));
        }
        return files;
    }

    private static List<Object> mailboxes(Content content, Recipient.Kind kind) {
        List<Object> mailboxes = new ArrayList<>();
        for (Recipient recipient : content.recipients()) {
            if (recipient.kind() == kind) {
                mailboxes.add(recipient.fields().isEmpty()
                        ? recipient.mailbox()
                        : new RecipientOut(recipient.mailbox(), new TreeMap<>(recipient.fields())));
            }
        }
        return mailboxes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
