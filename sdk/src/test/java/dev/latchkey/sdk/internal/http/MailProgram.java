package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.message.Attachment;
import java.nio.file.Path;
import java.util.List;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Program that sends e-mails with an attachment, to measure its memory in a separate JVM. */
public final class MailProgram {
    private MailProgram() {}

    /** Request body. */
    public record Mail(String subject, List<Attachment> files) {}

    /** Response body. */
    public record Receipt(String id) {}

    /** API with one operation. */
    public interface Mails {
        /** Sends an e-mail. */
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

    /** Sends each file in one e-mail. Prints the used memory in bytes before the last one. */
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
