package dev.latchkey.sdk;

import dev.latchkey.sdk.internal.http.Credentials;
import dev.latchkey.sdk.internal.http.GatewayClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.Query;

/** A server with a list of numbers from 1, handed out in each of the ways that gateways have. */
final class PagedServer implements AutoCloseable {
    /** A page that names the next. */
    public record CursorPage(List<Integer> items, @Nullable String next) {}

    /** A page with the number of all items. */
    public record CountedPage(List<Integer> items, long total) {}

    interface Numbers {
        @GET("cursor")
        ApiCall<CursorPage> after(@Query("cursor") @Nullable String cursor);

        @GET("offset")
        ApiCall<List<Integer>> from(@Query("offset") long offset);

        @GET("page")
        ApiCall<CountedPage> page(@Query("page") long page);
    }

    private final MockWebServer server = new MockWebServer();
    private final GatewayClient client;
    private final int total;
    private final int limit;
    /** What was asked, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** The header X-Tried-As of each request, or nothing. */
    final List<String> triedAs = new CopyOnWriteArrayList<>();
    /** What the next request is answered with instead of its page. */
    final AtomicReference<@Nullable MockResponse> instead = new AtomicReference<>();

    PagedServer(int total, int limit) throws IOException {
        this.total = total;
        this.limit = limit;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getTarget());
                triedAs.add(String.valueOf(request.getHeaders().get("X-Tried-As")));
                MockResponse other = instead.getAndSet(null);
                return other == null ? answer(request.getUrl()) : other;
            }
        });
        server.start();
        // What is repeated is the transport's business, and tested there.
        ClientOptions options = ClientOptions.at(server.url("/").toString()).withRetries(RetryPolicy.none());
        client = new GatewayClient(Gateway.of("numbers"), options, Credentials.none(),
                response -> new ApiException(response.refusal(null, "Refused.", List.of())));
    }

    Paged<Integer> byCursor() {
        return Paged.byCursor(numbers()::after, CursorPage::items, CursorPage::next);
    }

    Paged<Integer> byOffset() {
        return Paged.byOffset(numbers()::from, items -> items, (items, soFar) -> items.size() == limit);
    }

    Paged<Integer> byNumber() {
        return Paged.byNumber(numbers()::page, CountedPage::items, (page, soFar) -> soFar < page.total());
    }

    private Numbers numbers() {
        return client.create(Numbers.class);
    }

    private MockResponse answer(HttpUrl url) {
        return switch (url.encodedPath()) {
            case "/cursor" -> cursor(url.queryParameter("cursor"));
            case "/offset" -> json(items(number(url, "offset")));
            default -> json("{\"items\":" + items((number(url, "page") - 1) * limit) + ",\"total\":" + total + "}");
        };
    }

    private MockResponse cursor(@Nullable String cursor) {
        int before = cursor == null ? 0 : Integer.parseInt(cursor.replace("after:", ""));
        String next = before + limit < total ? "\"after:" + (before + limit) + "\"" : "null";
        return json(page(items(before), next));
    }

    /** A page as the list by cursor has it. */
    static String page(String items, String next) {
        return "{\"items\":" + items + ",\"next\":" + next + "}";
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body).build();
    }

    private String items(long before) {
        List<String> found = new ArrayList<>();
        for (long i = before + 1; i <= Math.min(before + limit, total); i++) {
            found.add(String.format(Locale.ROOT, "%d", i));
        }
        return "[" + String.join(",", found) + "]";
    }

    private static long number(HttpUrl url, String name) {
        String text = url.queryParameter(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void close() {
        server.close();
    }
}
