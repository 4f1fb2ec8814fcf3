package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.ControlRoutes.Endpoint;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTML page that lists the endpoints of the control API. */
final class ControlIndex {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Latchkey control API</title>
            <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
            <style>body{font:16px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}
            td{padding:.2em 1em .2em 0;vertical-align:top}</style></head><body>
            <h1>Latchkey control API</h1>
            <p>For tests and tools. Requests and responses are described in
            <a href="/_latchkey/v1/openapi.json">its OpenAPI document</a>.
            The sandbox API has <a href="/sandbox/v1/openapi.json">its own</a>.</p>
            <table>
            """;

    private ControlIndex() {}

    static ServerResponse of(List<Route<Endpoint>> table) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Route<Endpoint> route : table) {
            String path = route.template();
            // The event stream never ends, and a path with a variable needs a value, so neither is a link.
            boolean link = route.method().equals("GET") && path.indexOf('{') < 0 && !path.endsWith("/stream");
            page.append("<tr><td>").append(route.method()).append("<td><code>")
                    .append(link ? "<a href=\"" + path + "\">" + path + "</a>" : path).append("</code><td>")
                    .append(route.target().summary()).append("\n");
        }
        return ServerResponse.of(200, "text/html; charset=utf-8",
                page.append("</table></body></html>\n").toString().getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
    }
}
