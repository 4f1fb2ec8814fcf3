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

/** Finds all problems of an e-mail. Its mailboxes are valid by construction. */
final class EmailValidator {
    /** Cap for the sum of sizes, so that adding to it cannot overflow. */
    private static final long MAX_SUM = Long.MAX_VALUE / 4;
    private static final int MAX_SUBJECT_LENGTH = 500;
    private static final int MAX_FILE_NAME_LENGTH = 200;
    private static final int MAX_MERGE_VALUE_LENGTH = 2000;
    /** Media type without parameters. Source: RFC 6838, 4.2. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}/"
            + "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}");
    private static final Pattern CONTENT_ID = Pattern.compile("[!-;=?-~]{1,200}");

    private final List<FieldError> problems = new ArrayList<>();

    private EmailValidator() {}

    /**
     * Returns all problems in the order of the fields; empty if there are none. A null recipient stands for one that is
     * already known to be invalid.
     */
    static List<FieldError> problems(List<? extends @Nullable Recipient> to, List<? extends @Nullable Recipient> cc,
            List<? extends @Nullable Recipient> bcc, String subject, @Nullable String text, @Nullable String html,
            Map<String, String> headers, List<Attachment> attachments, List<String> tags,
            @Nullable String reference) {
        EmailValidator validator = new EmailValidator();
        if (to.isEmpty()) {
            validator.add("to", "missing", "Add at least one recipient to 'to'.");
        }
        Set<String> seen = new HashSet<>();
        validator.checkRecipients("to", to, seen);
        validator.checkRecipients("cc", cc, seen);
        validator.checkRecipients("bcc", bcc, seen);
        validator.checkMergeFields(Map.of("to", to, "cc", cc, "bcc", bcc), subject, text, html);
        validator.checkTexts(subject, text, html);
        HeaderValidator.problems(headers).forEach(validator.problems::add);
        validator.checkAttachments(attachments, html);
        long size = size(subject, text, html, attachments);
        if (size > EmailBuilder.MAX_SIZE) {
            validator.add("attachments", "too-large", "The e-mail has " + size + " bytes; the maximum is "
                    + EmailBuilder.MAX_SIZE + ". Send less, or a link to the files.");
        }
        validator.problems.addAll(TagValidator.problems(tags, reference));
        return validator.problems;
    }

    /** Returns the size in bytes: texts in UTF-8 and attachments, before any encoding. */
    static long size(String subject, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        return TextChecks.utf8Length(subject) + TextChecks.utf8Length(text) + TextChecks.utf8Length(html)
                + attachments.stream().mapToLong(Attachment::size)
                        .reduce(0, (sum, more) -> more > MAX_SUM - sum ? MAX_SUM : sum + more);
    }

    private void checkRecipients(String field, List<? extends @Nullable Recipient> recipients, Set<String> seen) {
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            if (recipient == null) {
                continue;
            }
            String path = field + "[" + i + "]";
            if (!seen.add(recipient.mailbox().identity())) {
                add(path, "twice", recipient.address() + " is already a recipient. Remove the duplicate.");
            }
            recipient.fields().forEach((name, value) -> {
                if (!MergeFieldNames.isName(name)) {
                    add(path + ".fields", "not-a-name", "A merge field's name must have 1 to 64 letters, digits,"
                            + " dots, hyphens and underscores, and begin with a letter or an underscore, unlike "
                            + TextChecks.quote(name) + ".");
                } else if (value.length() > MAX_MERGE_VALUE_LENGTH || TextChecks.hasControlExceptWhitespace(value)
                        || TextChecks.hasLoneSurrogate(value)) {
                    add(path + ".fields." + name, "not-a-value", "A merge field's value must have at most "
                            + MAX_MERGE_VALUE_LENGTH
                            + " characters, and no control characters except line breaks and tabs.");
                }
            });
        }
    }

    private void checkMergeFields(Map<String, List<? extends @Nullable Recipient>> all, String subject,
            @Nullable String text,
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
                    checkMergeValues(field + "[" + i + "].fields.", recipient, needed);
                }
            }
        }
    }

    private void checkMergeValues(String path, Recipient recipient, Set<String> needed) {
        for (String name : needed) {
            if (!recipient.fields().containsKey(name)) {
                add(path + name, "missing", "The e-mail uses the merge field {{" + name + "}}, but "
                        + recipient.address()
                        + " has no value for it. Add a value, or remove the field from the text.");
            }
        }
    }

    private void checkTexts(String subject, @Nullable String text, @Nullable String html) {
        if (subject.isBlank()) {
            add("subject", "missing", "The subject is missing.");
        } else if (TextChecks.length(subject) > MAX_SUBJECT_LENGTH) {
            add("subject", "too-long", "The subject must have at most " + MAX_SUBJECT_LENGTH + " characters, not "
                    + TextChecks.length(subject) + ".");
        }
        if (TextChecks.hasControl(subject) || TextChecks.hasLoneSurrogate(subject)) {
            add("subject", "control-character", "The subject must be one line without control characters.");
        }
        if ((text == null || text.isEmpty()) && (html == null || html.isEmpty())) {
            add("text", "missing", "Set 'text', 'html' or both.");
        }
        checkBody("text", text);
        checkBody("html", html);
    }

    private void checkBody(String field, @Nullable String body) {
        if (body != null && (body.indexOf('\0') >= 0 || TextChecks.hasLoneSurrogate(body))) {
            add(field, "control-character",
                    "A message must not contain the NUL character or a lone surrogate.");
        }
    }

    private void checkAttachments(List<Attachment> attachments, @Nullable String html) {
        Map<String, Integer> contentIds = new HashMap<>();
        for (int i = 0; i < attachments.size(); i++) {
            Attachment file = attachments.get(i);
            String path = "attachments[" + i + "].";
            if (!isFileName(file.name())) {
                add(path + "name", "not-a-name", "A file name must be one line of at most " + MAX_FILE_NAME_LENGTH
                        + " characters, without slashes, control characters and text direction characters, unlike "
                        + TextChecks.quote(file.name()) + ".");
            }
            if (!MEDIA_TYPE.matcher(file.type()).matches() || file.type().startsWith("multipart/")) {
                add(path + "type", "not-a-type", "A file's media type must be written as image/png, without parameters,"
                        + " unlike " + TextChecks.quote(file.type()) + ".");
            }
            if (file.size() < 0) {
                add(path + "size", "negative", "A file's size must be 0 bytes or more, not " + file.size() + ".");
            }
            String contentId = file.contentId();
            if (contentId != null) {
                checkInline(path + "contentId", contentId, html, contentIds.putIfAbsent(contentId, i));
            }
        }
    }

    private void checkInline(String path, String contentId, @Nullable String html, @Nullable Integer other) {
        if (!CONTENT_ID.matcher(contentId).matches()) {
            add(path, "character",
                    "A content id must have 1 to 200 visible ASCII characters, without angle brackets, unlike "
                            + TextChecks.quote(contentId) + ".");
        } else if (other != null) {
            add(path, "twice", "Attachment " + other + " has the same content id. Give each image its own.");
        } else if (html == null || html.isEmpty()) {
            add(path, "not-shown", "An inline image needs HTML that shows it: <img src=\"cid:"
                    + contentId + "\">. Set 'html', or attach the image as a file.");
        }
    }

    private static boolean isFileName(String name) {
        return !name.isBlank() && TextChecks.length(name) <= MAX_FILE_NAME_LENGTH && !TextChecks.hasControl(name)
                && !TextChecks.hasLoneSurrogate(name) && !TextChecks.hasBidiControl(name) && name.indexOf('/') < 0
                && name.indexOf('\\') < 0 && !name.equals(".") && !name.equals("..");
    }

    private void add(String field, String code, String message) {
        problems.add(new FieldError(field, code, message));
    }
}
