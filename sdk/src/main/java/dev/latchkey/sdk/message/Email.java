package dev.latchkey.sdk.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail.
 *
 * {@snippet :
 * Email email = Email.from("shop@example.com").to("ann@example.com").subject("Welcome").text("Hello Ann").build();
 * }
 *
 * @param from sender, {@code ann@example.com} or {@code Ann <ann@example.com>}
 * @param to recipients, at least one, in the same form
 * @param subject subject line
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is only plain text
 */
public record Email(String from, List<String> to, String subject, @Nullable String text, @Nullable String html) {
    public Email {
        to = List.copyOf(to);
    }

    /** Starts an e-mail from this sender. */
    public static Builder from(String sender) {
        return new Builder(sender);
    }

    /** Collects the parts of an e-mail. Not safe for use by several threads. */
    public static final class Builder {
        private final String from;
        private final List<String> to = new ArrayList<>();
        private String subject = "";
        private @Nullable String text;
        private @Nullable String html;

        private Builder(String from) {
            this.from = from;
        }

        /** Adds recipients. */
        public Builder to(String... recipients) {
            return to(Arrays.asList(recipients));
        }

        /** Adds recipients. */
        public Builder to(Collection<String> recipients) {
            to.addAll(recipients);
            return this;
        }

        /** The subject line. */
        public Builder subject(String value) {
            subject = value;
            return this;
        }

        /** The plain text. */
        public Builder text(@Nullable String value) {
            text = value;
            return this;
        }

        /** The HTML. */
        public Builder html(@Nullable String value) {
            html = value;
            return this;
        }

        /** The e-mail. */
        public Email build() {
            return new Email(from, to, subject, text, html);
        }
    }
}
