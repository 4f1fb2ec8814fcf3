package dev.latchkey.benchmarks.process;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The API keys of the benchmarks. They are valid only on servers that run for a measurement. */
enum BenchKey {
    /** Sends SMS over HTTP. */
    HTTP("ck_bench_http", "[\"sms:send\"]"),
    /** Does everything. */
    ALL("ck_bench_all", "[\"*\"]");

    private static final String SECRET = "bench0123456789bench0123456789bench0123456789bench0123456789benc";

    private final String consumerKey;
    private final String permissions;

    BenchKey(String consumerKey, String permissions) {
        this.consumerKey = consumerKey;
        this.permissions = permissions;
    }

    String consumerKey() {
        return consumerKey;
    }

    String secret() {
        return SECRET;
    }

    /** Returns the credentials that follow {@code Basic} in a header field. */
    String basic() {
        return Base64.getEncoder().encodeToString((consumerKey + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a seed file with one account that has all keys. */
    static String seed() {
        StringBuilder keys = new StringBuilder();
        for (BenchKey key : values()) {
            keys.append(keys.isEmpty() ? "" : ",").append("""
                    {"gateway": "sandbox", "name": "%s", "consumerKey": "%s", "secret": "%s", "permissions": %s,
                     "environment": "sandbox", "allowedIps": ["127.0.0.0/8"]}
                    """.formatted(key.consumerKey, key.consumerKey, SECRET, key.permissions));
        }
        return "{\"accounts\": [{\"email\": \"bench@example.com\", \"balance\": 1000000, \"keys\": [" + keys + "]}]}";
    }
}
