package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.http.MinimalHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Training run for the JVM's AOT cache (JEP 483): starts servers and sends the first requests, while the JVM records
 * which classes that needs. Later starts read the cache. The start script runs this after a build, with an empty
 * directory for its files.
 */
final class AotTraining {
    private static final int MAX_WAIT_MILLIS = (int) Duration.ofSeconds(30).toMillis();
    private static final int PAUSE_MILLIS = 10;
    private static final String KEY = "ck_rehearsal";
    private static final String SECRET = "rehearsal0123456789rehearsal0123456789rehearsal0123456789rehears";
    private static final String SEED = """
            {"accounts": [{"email": "rehearsal@example.com", "balance": 1, "keys": [
              {"gateway": "sandbox", "name": "rehearsal", "consumerKey": "%s", "secret": "%s", "permissions": ["*"],
               "environment": "sandbox", "allowedIps": ["127.0.0.0/8"]}]}]}
            """.formatted(KEY, SECRET);
    private static final Pattern ADDRESS = Pattern.compile("\"http\":\"([^\"]+)\"");

    private final Path directory;

    private AotTraining(Path directory) {
        this.directory = directory;
    }

    /** Ends with exit code 0 if the run succeeded. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new AotTraining(Path.of(arguments[0])).run();
        // Runs the shutdown hook, as a signal does.
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Path seed = Files.writeString(directory.resolve("seed.json"), SEED);
        try (MockServer server = MockServer.builder().inMemory().seed(seed).start()) {
            sendRequests(server.baseUrl());
        }
        Path ready = directory.resolve("ready.json");
        Thread.ofPlatform().daemon().name("latchkey-rehearsal").start(() -> new Main(Map.of(), System.out, System.err)
                .run("--port", "0", "--seed", seed.toString(), "--data", directory.resolve("data").toString(),
                        "--ready-file", ready.toString()));
        sendRequests(awaitAddress(ready));
    }

    private static URI awaitAddress(Path ready) throws IOException, InterruptedException {
        for (int waited = 0; waited < MAX_WAIT_MILLIS; waited += PAUSE_MILLIS) {
            Matcher address = ADDRESS.matcher(Files.exists(ready) ? Files.readString(ready) : "");
            if (address.find()) {
                return URI.create(address.group(1));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IOException("The server did not write its ready file within " + MAX_WAIT_MILLIS + " ms.");
    }

    private static void sendRequests(URI server) throws IOException {
        MinimalHttpClient client = new MinimalHttpClient(server, KEY, SECRET);
        client.send("POST", "/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}");
        client.send("POST", "/sandbox/v1/emails", "{\"from\":\"shop@example.com\",\"to\":[\"ann@example.com\"],"
                + "\"subject\":\"Hello\",\"text\":\"Hello\",\"html\":\"<p>Hello</p>\"}");
        client.send("GET", "/sandbox/v1/messages", "");
        client.send("GET", "/_latchkey/v1/messages?account=rehearsal@example.com", "");
    }
}
