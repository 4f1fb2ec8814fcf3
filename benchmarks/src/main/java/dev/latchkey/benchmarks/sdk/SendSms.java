package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.internal.json.JsonFormat;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.Sandbox;
import java.io.IOException;
import java.time.Instant;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sends an SMS. */
@State(Scope.Thread)
public class SendSms {
    static final MediaType JSON = MediaType.get("application/json");
    private static final String PATH = "/sandbox/v1/sms";
    private static final String TO = "+4915112345678";
    private static final String TEXT = "Your code is 123456. It is valid for ten minutes.";

    private Clients clients;
    private JsonFormat<Body> bodies;
    private JsonFormat<Receipt> receipts;
    private SmsSender ours;
    private SmsSender watched;

    /** The request body. */
    public record Body(String to, String text) {}

    /** The response as the SDK reads it. */
    public record Receipt(String id, String environment, int recipients, int parts, Instant accepted) {}

    /** Creates the clients. */
    @Setup
    public void start() {
        clients = new Clients("send");
        bodies = Json.format(Body.class);
        receipts = Json.format(Receipt.class);
        ours = Sandbox.at(clients.options()).withKey(Clients.KEY, Clients.SECRET).sms();
        watched = Sandbox.at(clients.watchedOptions()).withKey(Clients.KEY, Clients.SECRET).sms();
    }

    /** Writes and reads strings. */
    @Benchmark
    public String text() throws IOException {
        String body = "{\"to\":\"" + TO + "\",\"text\":\"" + TEXT + "\"}";
        return clients.plain(PATH, RequestBody.create(body, JSON), (status, answer) -> answer.string());
    }

    /** Writes and reads with the SDK's adapter. */
    @Benchmark
    public Receipt adapter() throws IOException {
        return clients.plain(PATH, new DocumentBody(bodies.document(new Body(TO, TEXT))),
                (status, answer) -> receipts.decode(answer.source()));
    }

    /** The SDK. */
    @Benchmark
    public SmsReceipt ours() {
        return ours.send(Sms.of(TO, TEXT)).execute();
    }

    /** The SDK with hooks and log. */
    @Benchmark
    public SmsReceipt watched() {
        return watched.send(Sms.of(TO, TEXT)).execute();
    }
}
