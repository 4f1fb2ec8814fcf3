package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.control.seed.FaultViews.RuleView;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.Recipient;
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
 * Exports accounts as a seed document. It contains no secrets: keys and passwords are exported as hashes, and webhooks
 * without their signing secrets, so that a server seeded with it generates new ones.
 */
public final class SeedExporter {
    private static final int PAGE = 200;
    // The limits of a seed document, so that an export can be imported. The whole document is built in memory.
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

    public record ExportedSeed(List<ExportedAccount> accounts, List<RuleView> faults) {}

    public record ExportedAccount(String email, @Nullable String passwordHash, BigDecimal balance,
            @Nullable Integer maxKeys,
            boolean magic, List<ExportedKey> keys, List<ExportedWebhook> webhooks, List<RuleView> faults,
            @Nullable List<ExportedMessage> messages) {}

    public record ExportedKey(String gateway, String name, String environment, String consumerKey, String secretHash,
            String lastFive, int secretLength, List<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires) {
        static ExportedKey of(StoredKey key) {
            return new ExportedKey(key.gateway(), key.name(), key.environment().name(), key.publicPart(),
                    key.secretHash().hex(), key.lastFive(), key.length(), key.permissions(), key.allowedIps(),
                    key.expires());
        }
    }

    public record ExportedWebhook(String gateway, String url, List<String> events, boolean active) {
        static ExportedWebhook of(Webhook webhook) {
            return new ExportedWebhook(webhook.gateway(), webhook.url().toString(),
                    webhook.events().stream().sorted().map(type -> type.wireName()).toList(), webhook.active());
        }
    }

    public record ExportedHeader(String name, String value) {}

    public record ExportedAttachment(String name, String type, long size, @Nullable String contentId, boolean inline,
            @Nullable String content) {}

    /** A recipient with merge fields. A recipient without any is exported as a plain mailbox. */
    public record ExportedRecipient(String mailbox, Map<String, String> fields) {}

    /** A message; each recipient is a text or an {@link ExportedRecipient}. */
    public record ExportedMessage(String channel, String key, String source, String status, Instant accepted,
            @Nullable Instant sendAt, @Nullable String from, List<Object> to, List<Object> cc, List<Object> bcc,
            @Nullable String replyTo, @Nullable String subject, @Nullable String text, @Nullable String html,
            List<ExportedHeader> headers,
            List<ExportedAttachment> attachments, List<String> tags, @Nullable String reference,
            @Nullable String raw) {}

    /**
     * Exports the current state.
     *
     * @param account the account to export; null for all accounts and the global fault rules
     * @param messages true to include messages whose key still exists: the newest 10,000 of each account, up to 40 MB
     */
    public ExportedSeed of(@Nullable Account account, boolean messages) {
        List<Account> exported = account == null ? accounts.list() : List.of(account);
        return new ExportedSeed(exported.stream().map(each -> account(each, messages)).toList(),
                account == null ? faults(null) : List.of());
    }

    private ExportedAccount account(Account account, boolean messages) {
        List<StoredKey> keys = new ArrayList<>();
        for (KeyFormat format : formats) {
            List<StoredKey> found = new ArrayList<>(issuer.list(account.id(), format.gateway()));
            Collections.reverse(found);
            keys.addAll(found);
        }
        List<Webhook> hooks = new ArrayList<>(webhooks.all(account.id()));
        Collections.reverse(hooks);
        return new ExportedAccount(account.email(), account.password() == null ? null : account.password().encoded(),
                account.balance(), account.maxKeys(), account.magic(), keys.stream().map(ExportedKey::of).toList(),
                hooks.stream().map(ExportedWebhook::of).toList(), faults(account.id()),
                messages ? messages(account, keys) : null);
    }

    private List<RuleView> faults(@Nullable String accountId) {
        return rules.all().stream().map(FaultRuleSet.RuleStatus::rule)
                .filter(rule -> Objects.equals(rule.accountId(), accountId)).map(FaultViews::rule).toList();
    }

    private List<ExportedMessage> messages(Account account, List<StoredKey> keys) {
        List<ExportedMessage> exported = new ArrayList<>();
        String before = null;
        long bytes = 0;
        List<Message> page;
        do {
            page = messageService.newest(MessageCriteria.all(account.id()), before, PAGE);
            for (Message message : page) {
                bytes += message.size();
                if (exported.size() < MAX_MESSAGES && bytes <= MAX_BYTES) {
                    keys.stream().filter(key -> key.id().equals(message.keyId())).findFirst()
                            .ifPresent(key -> exported.add(message(message, key)));
                }
                before = message.id();
            }
        } while (page.size() == PAGE && exported.size() < MAX_MESSAGES && bytes <= MAX_BYTES);
        Collections.reverse(exported);
        return exported;
    }

    private ExportedMessage message(Message message, StoredKey key) {
        Content content = message.content();
        boolean smtp = message.source() == MessageSource.SMTP;
        String raw = smtp ? base64(messageService.raw(message.accountId(), message.id())) : null;
        return new ExportedMessage(message.channel().wireName(), key.publicPart(), message.source().wireName(),
                message.status().wireName(), message.accepted(), message.sendAt(), content.from(),
                mailboxes(content, Recipient.Kind.TO),
                mailboxes(content, Recipient.Kind.CC), mailboxes(content, Recipient.Kind.BCC), content.replyTo(),
                content.subject(), content.text(), content.html(),
                content.headers().stream().map(header -> new ExportedHeader(header.name(), header.value())).toList(),
                files(message, smtp), content.tags(), content.reference(), raw);
    }

    private List<ExportedAttachment> files(Message message, boolean smtp) {
        List<ExportedAttachment> files = new ArrayList<>();
        for (Content.Attachment file : message.content().attachments()) {
            files.add(new ExportedAttachment(file.name(), file.type(), file.size(), file.contentId(), file.inline(),
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
                        : new ExportedRecipient(recipient.mailbox(), new TreeMap<>(recipient.fields())));
            }
        }
        return mailboxes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
