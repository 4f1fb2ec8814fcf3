package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.load.HttpConnection;
import dev.latchkey.benchmarks.load.HttpRequests;
import dev.latchkey.benchmarks.load.LoadResponse;
import dev.latchkey.benchmarks.load.NumberedBody;
import dev.latchkey.benchmarks.process.RunningHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a server over its control API. */
final class MessageReader implements AutoCloseable {
    /** The first page, without a search word. */
    static final Word ALL = new Word("first page", "", 50);

    private static final Pattern ACCOUNT = Pattern
            .compile("\\{[^{}]*?\"id\":\"([^\"]+)\"[^{}]*?\"email\":\"bench@example.com\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]+)\"");
    private static final Pattern MESSAGE = Pattern.compile("\"id\":\"msg_");
    private static final int MAX_PAGE = 200;
    private static final int OLD = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final HttpConnection connection;
    private final String path;

    /**
     * A search word.
     *
     * @param found number of messages on the first page that must match
     */
    record Word(String title, String text, int found) {}

    /**
     * Duration of a search, in milliseconds.
     *
     * @param found messages in the response
     * @param refusal the error message; null for a success
     */
    record Times(int found, double first, double median, double p99, @Nullable String refusal) {
        /** Returns true if the response has the expected messages. */
        boolean right(Word word) {
            return refusal == null && found == word.found();
        }
    }

    private MessageReader(HttpConnection connection, String path) {
        this.connection = connection;
        this.path = path;
    }

    /** Creates a reader for the account of the benchmarks. */
    static MessageReader of(RunningHttp running) throws IOException {
        HttpConnection connection = running.connection();
        LoadResponse accounts = connection.ask(HttpRequests.get("/_latchkey/v1/accounts"));
        Matcher account = ACCOUNT.matcher(accounts.text());
        if (!account.find()) {
            connection.close();
            throw new IOException("There is no account to ask for: " + accounts.text());
        }
        return new MessageReader(connection, "/_latchkey/v1/messages?account=" + account.group(1));
    }

    /** Returns a word of every message, a word of a single old message, and a word of none. */
    List<Word> words() {
        return List.of(new Word("a word of all", "code", ALL.found()),
                new Word("a word of one", NumberedBody.digits(OLD), 1),
                new Word("a word of none", "zebra", 0));
    }

    /** Returns the number of messages. */
    int count() throws IOException {
        int count = 0;
        String cursor = "";
        while (true) {
            LoadResponse page = connection.ask(HttpRequests.get(path + "&limit=" + MAX_PAGE + cursor));
            count += found(page);
            Matcher next = NEXT.matcher(page.text());
            if (page.status() != 200 || !next.find()) {
                return count;
            }
            cursor = "&cursor=" + next.group(1);
        }
    }

    /** Reads the first page for a word several times. An empty word matches everything. */
    Times ask(String word, int times) throws IOException {
        String query = word.isEmpty() ? "" : "&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
        byte[] request = HttpRequests.get(path + query);
        double[] millis = new double[times];
        int found = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            LoadResponse response = connection.ask(request);
            millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            if (response.status() != 200) {
                Matcher detail = DETAIL.matcher(response.text());
                return new Times(0, 0, 0, 0, detail.find() ? detail.group(1) : "status " + response.status());
            }
            found = found(response);
        }
        double first = millis[0];
        Arrays.sort(millis);
        return new Times(found, first, millis[times / 2], millis[(int) Math.ceil(times * 0.99) - 1], null);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static int found(LoadResponse page) {
        return (int) MESSAGE.matcher(page.text()).results().count();
    }
}
