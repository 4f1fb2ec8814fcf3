package dev.latchkey.benchmarks.sdk;

import dev.latchkey.benchmarks.sdk.SendSms.Receipt;
import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.internal.http.Credentials;
import dev.latchkey.sdk.internal.http.GatewayClient;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.message.Attachment;
import dev.latchkey.sdk.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import okhttp3.RequestBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Sends a mail with an attachment of one megabyte. */
@State(Scope.Thread)
public class SendMail {
    private static final int SIZE = 1024 * 1024;
    private static final String PATH = "/sandbox/v1/emails";

    private final byte[] file = new byte[SIZE];
    private Clients clients;
    private JsonFormat<Mail> bodies;
    private JsonFormat<Receipt> receipts;
    private Mails ours;
    private Mails watched;

    /** The request body. */
    public record Mail(String from, List<String> to, String subject, String text, List<File> attachments) {}

    /** An attachment. */
    public record File(String name, String type, Attachment content) {}

    /** The Retrofit interface. */
    public interface Mails {
        /** Sends the mail. */
        @POST("sandbox/v1/emails")
        ApiCall<Receipt> send(@Body Mail mail);
    }

    /** Creates the clients. */
    @Setup
    public void start() {
        new Random(1).nextBytes(file);
        clients = new Clients("send");
        bodies = Json.format(Mail.class);
        receipts = Json.format(Receipt.class);
        ours = client(clients.options());
        watched = client(clients.watchedOptions());
    }

    /** Builds the whole body as a string, as resend-java does. */
    @Benchmark
    public String text() throws IOException {
        String body = "{\"from\":\"shop@example.com\",\"to\":[\"ann@example.com\"],\"subject\":\"Your invoice\","
                + "\"text\":\"Hello\",\"attachments\":[{\"name\":\"invoice.pdf\",\"type\":\"application/pdf\",\"content\":\""
                + Base64.getEncoder().encodeToString(file) + "\"}]}";
        return clients.plain(PATH, RequestBody.create(body, SendSms.JSON), (status, answer) -> answer.string());
    }

    /** Writes and reads with the SDK's adapter. */
    @Benchmark
    public Receipt adapter() throws IOException {
        return clients.plain(PATH, new DocumentBody(bodies.document(mail())),
                (status, answer) -> receipts.decode(answer.source()));
    }

    /** The SDK. */
    @Benchmark
    public Receipt ours() {
        return ours.send(mail()).execute();
    }

    /** The SDK with hooks and log. */
    @Benchmark
    public Receipt watched() {
        return watched.send(mail()).execute();
    }

    private Mail mail() {
        return new Mail("shop@example.com", List.of("ann@example.com"), "Your invoice", "Hello",
                List.of(new File("invoice.pdf", "application/pdf", Attachment.of("invoice.pdf", "application/pdf", SIZE,
                        () -> new ByteArrayInputStream(file)))));
    }

    private static Mails client(ClientOptions options) {
        return new GatewayClient(Sandbox.GATEWAY, options, Credentials.basic(Clients.KEY, Clients.SECRET),
                response -> {
                    throw new IllegalStateException("The server refused with status " + response.status());
                }).create(Mails.class);
    }
}
