package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.message.Attachment;
import java.nio.file.Path;
import java.util.List;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** A program that sends mails with a file attached, to see how much memory that takes in a JVM of its own. */
public final class MailProgram {
    private MailProgram() {}

    /** What is sent. */
    public record Mail(String subject, List<Attachment> files) {}

    /** What is answered. */
    public record Receipt(String id) {}

    /** The operation. */
    public interface Mails {
        /** Sends. */
        @POST("emails")
        ApiCall<Receipt> send(@Body Mail mail);
    }

    static Mails mails(GatewayClient client) {
        return client.create(Mails.class);
    }

    static GatewayClient client(String address) {
        return new GatewayClient(Gateway.of("test"), ClientOptions.at(address), Credentials.none(), response -> {
            throw new IllegalStateException("refused with " + response.status());
        });
    }

    /** Sends these files, one after the other; says how many bytes were in use before the last one. */
    public static void main(String[] arguments) {
        try (GatewayClient client = client(arguments[0])) {
            for (int i = 1; i < arguments.length; i++) {
                if (i == arguments.length - 1) {
                    System.gc();
                    System.out.println(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
                }
                Attachment file = Attachment.of(Path.of(arguments[i]));
                mails(client).send(new Mail("invoice", List.of(file))).execute();
            }
        }
    }
}
