package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.FieldNames;
import dev.latchkey.sdk.internal.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds all that is wrong with an e-mail, its mailboxes apart: these cannot be wrong. */
final class EmailCheck {
    /** No sum of sizes is larger, nor so large that adding to it turns it negative. */
    private static final long ENDLESS = Long.MAX_VALUE / 4;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_FILE_NAME = 200;
    private static final int LONGEST_MERGE_VALUE = 2000;
    private static final Pattern MERGE_FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    /** Source: RFC 6838, 4.2. Without parameters. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}/"
            + "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    private final List<FieldError> problems = new ArrayList<>();

    private EmailCheck() {}

    /**
     * All that is wrong, in the order of the fields; empty for nothing. A recipient that is null stands for one that is
     * known to be wrong.
     */
    static List<FieldError> problems(List<? extends @Nullable Recipient> to, List<? extends @Nullable Recipient> cc,
            List<? extends @Nullable Recipient> bcc, String subject, @Nullable String text, @Nullable String html,
            Map<String, String> headers, List<Attachment> attachments, List<String> tags,
            @Nullable String reference) {
        EmailCheck check = new EmailCheck();
        if (to.isEmpty()) {
            check.problem("to", "missing", "Say who shall get it: at least one address in 'to'.");
        }
        Set<String> seen = new HashSet<>();
        check.recipients("to", to, seen);
        check.recipients("cc", cc, seen);
        check.recipients("bcc", bcc, seen);
        check.merged(Map.of("to", to, "cc", cc, "bcc", bcc), subject, text, html);
        check.words(subject, text, html);
        HeaderCheck.problems(headers).forEach(check.problems::add);
        check.attachments(attachments, html);
        long size = size(subject, text, html, attachments);
        if (size > EmailBuilder.LARGEST) {
            check.problem("attachments", "too-large", "The e-mail has " + size + " bytes, and at most "
                    + EmailBuilder.LARGEST + " can be sent. Send less, or a link to it.");
        }
        check.problems.addAll(LabelCheck.problems(tags, reference));
        return check.problems;
    }

    /** Bytes of texts in UTF-8 and of attachments, before any encoding. */
    static long size(String subject, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        return Texts.utf8Length(subject) + Texts.utf8Length(text) + Texts.utf8Length(html)
                + attachments.stream().mapToLong(Attachment::size)
                        .reduce(0, (sum, more) -> more > ENDLESS - sum ? ENDLESS : sum + more);
    }

    private void recipients(String field, List<? extends @Nullable Recipient> recipients, Set<String> seen) {
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            if (recipient == null) {
                continue;
            }
            String path = field + "[" + i + "]";
            if (!seen.add(recipient.mailbox().identity())) {
                problem(path, "twice", recipient.address() + " is among the recipients already. Take one out.");
            }
            recipient.fields().forEach((name, value) -> {
                if (!MERGE_FIELD.matcher(name).matches()) {
                    problem(path + ".fields", "not-a-name", "A merge field's name has 1 to 64 letters, digits, dots,"
                            + " hyphens and underscores, and begins with a letter or an underscore. "
                            + Texts.quoted(name) + " is none.");
                } else if (value.length() > LONGEST_MERGE_VALUE || Texts.hasControlBeyondLines(value)
                        || Texts.hasHalfCharacter(value)) {
                    problem(path + ".fields." + name, "not-a-value", "A merge field's value has at most "
                            + LONGEST_MERGE_VALUE + " characters, and no control characters but line ends and tabs.");
                }
            });
        }
    }

    private void merged(Map<String, List<? extends @Nullable Recipient>> all, String subject, @Nullable String text,
            @Nullable String html) {
        boolean used = all.values().stream().flatMap(List::stream)
                .anyMatch(recipient -> recipient != null && !recipient.fields().isEmpty());
        if (!used) {
            return;
        }
        Set<String> needed = new LinkedHashSet<>(FieldNames.in(subject));
        needed.addAll(FieldNames.in(text));
        needed.addAll(FieldNames.in(html));
        for (String field : List.of("to", "cc", "bcc")) {
            List<? extends @Nullable Recipient> recipients = all.getOrDefault(field, List.of());
            for (int i = 0; i < recipients.size(); i++) {
                Recipient recipient = recipients.get(i);
                if (recipient != null) {
                    missing(field + "[" + i + "].fields.", recipient, needed);
                }
            }
        }
    }

    private void missing(String path, Recipient recipient, Set<String> needed) {
        for (String name : needed) {
            if (!recipient.fields().containsKey(name)) {
                problem(path + name, "missing", "The e-mail has the field {{" + name + "}}, and " + recipient.address()
                        + " has no value for it. Give one, or take the field out.");
            }
        }
    }

    private void words(String subject, @Nullable String text, @Nullable String html) {
        if (subject.isBlank()) {
            problem("subject", "missing", "A subject is missing.");
        } else if (Texts.length(subject) > LONGEST_SUBJECT) {
            problem("subject", "too-long", "A subject has at most " + LONGEST_SUBJECT + " characters, not "
                    + Texts.length(subject) + ".");
        }
        if (Texts.hasControl(subject) || Texts.hasHalfCharacter(subject)) {
            problem("subject", "control-character", "A subject is one line without control characters.");
        }
        if ((text == null || text.isEmpty()) && (html == null || html.isEmpty())) {
            problem("text", "missing", "Give 'text', 'html' or both.");
        }
        body("text", text);
        body("html", html);
    }

    private void body(String field, @Nullable String body) {
        if (body != null && (body.indexOf('\0') >= 0 || Texts.hasHalfCharacter(body))) {
            problem(field, "control-character",
                    "The character NUL and half a surrogate pair cannot be in a message.");
        }
    }

    private void attachments(List<Attachment> attachments, @Nullable String html) {
        Map<String, Integer> contentIds = new HashMap<>();
        for (int i = 0; i < attachments.size(); i++) {
            Attachment file = attachments.get(i);
            String path = "attachments[" + i + "].";
            if (!isFileName(file.name())) {
                problem(path + "name", "not-a-name", "A file's name is one line of at most " + LONGEST_FILE_NAME
                        + " characters without slashes, control characters and such as turn text around. "
                        + Texts.quoted(file.name()) + " is none.");
            }
            if (!TYPE.matcher(file.type()).matches() || file.type().startsWith("multipart/")) {
                problem(path + "type", "not-a-type", "Write a media type as image/png, without parameters; "
                        + Texts.quoted(file.type()) + " is none that a file can have.");
            }
            if (file.size() < 0) {
                problem(path + "size", "negative", "A file has 0 bytes or more, not " + file.size() + ".");
            }
            String contentId = file.contentId();
            if (contentId != null) {
                inline(path + "contentId", contentId, html, contentIds.putIfAbsent(contentId, i));
            }
        }
    }

    private void inline(String path, String contentId, @Nullable String html, @Nullable Integer other) {
        if (!CONTENT_ID.matcher(contentId).matches()) {
            problem(path, "character", "This has signs of ASCII only: no spaces, no angle brackets. "
                    + Texts.quoted(contentId) + " has others.");
        } else if (other != null) {
            problem(path, "twice", "The attachment " + other + " has this name too. Give each image another.");
        } else if (html == null || html.isEmpty()) {
            problem(path, "not-shown", "An image inside the mail needs HTML that shows it: <img src=\"cid:"
                    + contentId + "\">. Give 'html', or attach the file.");
        }
    }

    private static boolean isFileName(String name) {
        return !name.isBlank() && Texts.length(name) <= LONGEST_FILE_NAME && !Texts.hasControl(name)
                && !Texts.hasHalfCharacter(name) && !Texts.turnsDirection(name) && name.indexOf('/') < 0
                && name.indexOf('\\') < 0 && !name.equals(".") && !name.equals("..");
    }

    private void problem(String field, String code, String message) {
        problems.add(new FieldError(field, code, message));
    }
}
