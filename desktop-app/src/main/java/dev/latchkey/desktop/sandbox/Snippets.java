package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.account.Outgoing;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** A message to the sandbox, as a user's own program would send it. */
final class Snippets {
    private static final String INDENT = " ".repeat(16);

    private final String address;

    /** Snippets for the sandbox at this address. */
    Snippets(URI address) {
        this.address = address.toString().replaceAll("/+$", "");
    }

    List<Snippet> of(Outgoing message) {
        return switch (message) {
            case Outgoing.Mail mail -> List.of(
                    curl(SandboxConnection.EMAILS, Exchanges.body(mail.email())),
                    java("Email", "emails", email(mail.email())));
            case Outgoing.Text text -> List.of(
                    curl(SandboxConnection.SMS, Exchanges.body(text.sms())),
                    java("Sms", "sms", sms(text.sms())));
        };
    }

    private Snippet curl(String path, String body) {
        return new Snippet(Snippet.Language.CURL, "curl " + Quoted.shell(address + path) + " \\\n"
                + "  -u \"$" + Snippet.KEY + ":$" + Snippet.SECRET + "\" \\\n"
                + "  -H 'Content-Type: application/json' \\\n"
                + "  -d " + Quoted.shell(body));
    }

    private Snippet java(String type, String sender, String message) {
        return new Snippet(Snippet.Language.JAVA, """
                import dev.latchkey.sdk.ClientOptions;
                import dev.latchkey.sdk.Secret;
                import dev.latchkey.sdk.message.%1$s;
                import dev.latchkey.sdk.message.%1$sReceipt;
                import dev.latchkey.sdk.sandbox.KeyedSandbox;
                import dev.latchkey.sdk.sandbox.Sandbox;

                KeyedSandbox sandbox = Sandbox.at(ClientOptions.at(%2$s))
                        .withKey(System.getenv("%3$s"),
                                Secret.of(System.getenv("%4$s")));
                %1$sReceipt receipt = sandbox.%5$s()
                        .send(%6$s)
                        .execute();
                System.out.println(receipt.messageId());""".formatted(type, literal(address), Snippet.KEY,
                Snippet.SECRET, sender, message));
    }

    private static String email(Email email) {
        StringBuilder java = new StringBuilder("Email.from(").append(literal(email.from())).append(')');
        java.append(part("to", email.to().stream().map(Snippets::literal).collect(Collectors.joining(", "))));
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
        String java = "Sms.of(" + literal(sms.to()) + ", " + literal(sms.text()) + ")";
        return sms.from() == null ? java : java + part("from", literal(sms.from()));
    }

    private static String part(String method, String arguments) {
        return "\n" + INDENT + "." + method + "(" + arguments + ")";
    }

    private static String literal(String text) {
        return Quoted.java(text, INDENT + "        ");
    }
}
