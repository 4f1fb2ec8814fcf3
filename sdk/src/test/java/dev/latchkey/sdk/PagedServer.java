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

/** Test server with a list of numbers from 1, in each pagination scheme that gateways use. */
final class PagedServer implements AutoCloseable {
    /** Page that names the next one. */
    public record CursorPage(List<Integer> items, @Nullable String next) {}

    /** Page with the total number of items. */
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
    /** Request targets, in order. */
    final List<String> requests = new CopyOnWriteArrayList<>();
    /** Value of the header X-Tried-As for each request, or "null". */
    final List<String> triedAs = new CopyOnWriteArrayList<>();
    /** Response to the next request instead of its page. */
    final AtomicReference<@Nullable MockResponse> nextResponse = new AtomicReference<>();

    PagedServer(int total, int limit) throws IOException {
        this.total = total;
        this.limit = limit;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getTarget());
                triedAs.add(String.valueOf(request.getHeaders().get("X-Tried-As")));
                MockResponse replacement = nextResponse.getAndSet(null);
                return replacement == null ? respond(request.getUrl()) : replacement;
            }
        });
        server.start();
        // Retries are tested with the transport.
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

    private MockResponse respond(HttpUrl url) {
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

    /** Formats a page of the list by cursor. */
    static String page(String items, String next) {
        return "{\"items\":" + items + ",\"next\":" + next + "}";
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body).build();
    }

    private String items(long before) {
        List<String> items = new ArrayList<>();
        for (long i = before + 1; i <= Math.min(before + limit, total); i++) {
            items.add(String.format(Locale.ROOT, "%d", i));
        }
        return "[" + String.join(",", items) + "]";
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
