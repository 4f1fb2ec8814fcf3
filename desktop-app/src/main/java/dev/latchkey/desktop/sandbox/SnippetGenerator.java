package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** Generates code examples that send a message to the sandbox. */
final class SnippetGenerator {
    private static final String INDENT = " ".repeat(4);

    private final String address;

    /** Creates a generator for the sandbox at this base URL. */
    SnippetGenerator(URI address) {
        this.address = address.toString().replaceAll("/+$", "");
    }

    List<Snippet> of(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Mail mail -> List.of(
                    curl(SandboxConnection.EMAILS, ExchangeRecorder.body(mail.email())),
                    java("emails", email(mail.email())));
            case OutgoingMessage.Text text -> List.of(
                    curl(SandboxConnection.SMS, ExchangeRecorder.body(text.sms())),
                    java("sms", sms(text.sms())));
        };
    }

    private Snippet curl(String path, String body) {
        return new Snippet(Snippet.Language.CURL, "curl " + StringLiterals.shell(address + path) + " \\\n"
                + "  -u \"$" + Snippet.KEY + ":$" + Snippet.SECRET + "\" \\\n"
                + "  -H 'Content-Type: application/json' \\\n"
                + "  -d " + StringLiterals.shell(body));
    }

    private Snippet java(String sender, String message) {
        return new Snippet(Snippet.Language.JAVA, """
                import dev.latchkey.sdk.*;
                import dev.latchkey.sdk.message.*;
                import dev.latchkey.sdk.sandbox.*;

                var sandbox = Sandbox.at(ClientOptions.at(
                    %1$s));
                var key = System.getenv("%2$s");
                var secret = Secret.of(
                    System.getenv("%3$s"));

                var message = %4$s;
                var receipt = sandbox.withKey(key, secret)
                    .%5$s().send(message).execute();
                System.out.println(receipt.messageId());""".formatted(literal(address), Snippet.KEY, Snippet.SECRET,
                message, sender));
    }

    private static String email(Email email) {
        StringBuilder java = new StringBuilder("Email.from(").append(literal(email.from().toString())).append(')');
        java.append(part("to", email.to().stream()
                .map(recipient -> literal(recipient.mailbox().toString())).collect(Collectors.joining(", "))));
        java.append(part("subject", literal(email.subject())));
        if (email.text() != null) {
            java.append(part("text", literal(email.text())));
        }
        if (email.html() != null) {
            java.append(part("html", literal(email.html())));
        }
        return java.append(part("build", "")).toString();
    }

    private static String sms(Sms sms) {
        String java = "Sms.of(" + literal(sms.to()) + ",\n" + INDENT + literal(sms.text()) + ")";
        return sms.from() == null ? java : java + part("from", literal(sms.from()));
    }

    private static String part(String method, String arguments) {
        return "\n" + INDENT + "." + method + "(" + arguments + ")";
    }

    private static String literal(String text) {
        return StringLiterals.java(text, INDENT + INDENT);
    }
}
