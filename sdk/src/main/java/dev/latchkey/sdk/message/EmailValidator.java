package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.MergeFieldNames;
import dev.latchkey.sdk.internal.text.TextChecks;
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
final class EmailValidator {
    /** No sum of sizes is larger, nor so large that adding to it turns it negative. */
    private static final long ENDLESS = Long.MAX_VALUE / 4;
    private static final int MAX_SUBJECT_LENGTH = 500;
    private static final int MAX_FILE_NAME_LENGTH = 200;
    private static final int MAX_MERGE_VALUE_LENGTH = 2000;
    private static final Pattern MERGE_FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    /** Source: RFC 6838, 4.2. Without parameters. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}/"
            + "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    private final List<FieldError> problems = new ArrayList<>();

    private EmailValidator() {}

    /**
     * All that is wrong, in the order of the fields; empty for nothing. A recipient that is null stands for one that is
     * known to be wrong.
     */
    static List<FieldError> problems(List<? extends @Nullable Recipient> to, List<? extends @Nullable Recipient> cc,
            List<? extends @Nullable Recipient> bcc, String subject, @Nullable String text, @Nullable String html,
            Map<String, String> headers, List<Attachment> attachments, List<String> tags,
            @Nullable String reference) {
        EmailValidator check = new EmailValidator();
        if (to.isEmpty()) {
            check.problem("to", "missing", "Say who shall get it: at least one address in 'to'.");
        }
        Set<String> seen = new HashSet<>();
        check.recipients("to", to, seen);
        check.recipients("cc", cc, seen);
        check.recipients("bcc", bcc, seen);
        check.merged(Map.of("to", to, "cc", cc, "bcc", bcc), subject, text, html);
        check.checkTexts(subject, text, html);
        HeaderValidator.problems(headers).forEach(check.problems::add);
        check.attachments(attachments, html);
        long size = size(subject, text, html, attachments);
        if (size > EmailBuilder.MAX_SIZE) {
            check.problem("attachments", "too-large", "The e-mail has " + size + " bytes, and at most "
                    + EmailBuilder.MAX_SIZE + " can be sent. Send less, or a link to it.");
        }
        check.problems.addAll(TagValidator.problems(tags, reference));
        return check.problems;
    }

    /** Bytes of texts in UTF-8 and of attachments, before any encoding. */
    static long size(String subject, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        return TextChecks.utf8Length(subject) + TextChecks.utf8Length(text) + TextChecks.utf8Length(html)
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
                            + TextChecks.quoted(name) + " is none.");
                } else if (value.length() > MAX_MERGE_VALUE_LENGTH || TextChecks.hasControlBeyondLines(value)
                        || TextChecks.hasHalfCharacter(value)) {
                    problem(path + ".fields." + name, "not-a-value", "A merge field's value has at most "
                            + MAX_MERGE_VALUE_LENGTH
                            + " characters, and no control characters but line ends and tabs.");
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
        Set<String> needed = new LinkedHashSet<>(MergeFieldNames.in(subject));
        needed.addAll(MergeFieldNames.in(text));
        needed.addAll(MergeFieldNames.in(html));
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

    private void checkTexts(String subject, @Nullable String text, @Nullable String html) {
        if (subject.isBlank()) {
            problem("subject", "missing", "A subject is missing.");
        } else if (TextChecks.length(subject) > MAX_SUBJECT_LENGTH) {
            problem("subject", "too-long", "A subject has at most " + MAX_SUBJECT_LENGTH + " characters, not "
                    + TextChecks.length(subject) + ".");
        }
        if (TextChecks.hasControl(subject) || TextChecks.hasHalfCharacter(subject)) {
            problem("subject", "control-character", "A subject is one line without control characters.");
        }
        if ((text == null || text.isEmpty()) && (html == null || html.isEmpty())) {
            problem("text", "missing", "Give 'text', 'html' or both.");
        }
        body("text", text);
        body("html", html);
    }

    private void body(String field, @Nullable String body) {
        if (body != null && (body.indexOf('\0') >= 0 || TextChecks.hasHalfCharacter(body))) {
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
                problem(path + "name", "not-a-name", "A file's name is one line of at most " + MAX_FILE_NAME_LENGTH
                        + " characters without slashes, control characters and such as turn text around. "
                        + TextChecks.quoted(file.name()) + " is none.");
            }
            if (!TYPE.matcher(file.type()).matches() || file.type().startsWith("multipart/")) {
                problem(path + "type", "not-a-type", "Write a media type as image/png, without parameters; "
                        + TextChecks.quoted(file.type()) + " is none that a file can have.");
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
                    + TextChecks.quoted(contentId) + " has others.");
        } else if (other != null) {
            problem(path, "twice", "The attachment " + other + " has this name too. Give each image another.");
        } else if (html == null || html.isEmpty()) {
            problem(path, "not-shown", "An image inside the mail needs HTML that shows it: <img src=\"cid:"
                    + contentId + "\">. Give 'html', or attach the file.");
        }
    }

    private static boolean isFileName(String name) {
        return !name.isBlank() && TextChecks.length(name) <= MAX_FILE_NAME_LENGTH && !TextChecks.hasControl(name)
                && !TextChecks.hasHalfCharacter(name) && !TextChecks.turnsDirection(name) && name.indexOf('/') < 0
                && name.indexOf('\\') < 0 && !name.equals(".") && !name.equals("..");
    }

    private void problem(String field, String code, String message) {
        problems.add(new FieldError(field, code, message));
    }
}
