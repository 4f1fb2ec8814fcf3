package dev.latchkey.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Builds requests as bytes. */
public final class HttpRequests {
    private HttpRequests() {}

    /**
     * Returns a request with a JSON body.
     *
     * @param authorization value of that header field
     */
    public static byte[] post(String path, String authorization, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = head("POST", path) + "Authorization: " + authorization + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a request without a body. */
    public static byte[] get(String path) {
        return (head("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: latchkey-bench\r\n"
                + "Accept: application/json\r\n";
    }
}
