package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Requests as the bytes that are sent. */
public final class HttpRequests {
    private HttpRequests() {}

    /**
     * A request with a JSON body.
     *
     * @param authorization value of that header
     */
    public static byte[] post(String path, String authorization, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = head("POST", path) + "Authorization: " + authorization + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /** A request without one. */
    public static byte[] get(String path) {
        return (head("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: latchkey-bench\r\n"
                + "Accept: application/json\r\n";
    }
}
