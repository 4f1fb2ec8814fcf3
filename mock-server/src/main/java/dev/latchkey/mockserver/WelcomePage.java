package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** HTML page at the root, which says what this server is and where to go. */
final class WelcomePage {
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Latchkey mock server</title>
            <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
            <style>body{font:16px/1.5 sans-serif;margin:2em auto;max-width:40em;padding:0 1em}</style></head><body>
            <h1>Latchkey mock server</h1>
            <p>A local gateway for tests. It issues and enforces API keys, and captures every e-mail and SMS
            instead of delivering it.</p>
            <ul>
            <li><a href="/_latchkey/">Control API</a>: accounts, keys, captured messages, faults and clocks
            <li><a href="/sandbox/v1/openapi.json">Sandbox API</a>: the OpenAPI document of the gateway that
            your program calls
            <li><a href="/_latchkey/v1/messages">Captured messages</a>, the newest first
            <li><a href="/_latchkey/v1/info">Addresses and settings</a>, with the port for SMTP if one is open
            </ul>
            </body></html>
            """;

    private WelcomePage() {}

    static ServerResponse response() {
        return ServerResponse.of(200, "text/html; charset=utf-8", HTML.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
    }
}
