package dev.latchkey.benchmarks.sdk;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Response bodies like those of gateways. */
final class CannedBodies {
    static final String RECEIPT = """
            {"id":"msg_06eajh8a0003vb7796dr","channel":"sms","environment":"sandbox","recipients":1,"parts":1,\
            "accepted":"2026-01-02T03:04:05.678Z","price":0.0750,"status":"queued"}""";

    static final String PROBLEM = """
            {"type":"about:blank","title":"Not found","status":404,"code":"not_found",\
            "detail":"There is no key of this id.","requestId":"req_06eajh8a000415bh810x","errors":[]}""";

    private CannedBodies() {}

    /** Returns a page of sandbox keys. */
    static String keys(int count) {
        return list(count, "{\"items\":[", "]}", number -> """
                {"id":"key_06eajh8a0003vb%06d","name":"Shop number %d","key":"ck_06eajh8a%06d","environment":"sandbox",\
                "lastFive":"xY7z%d","length":96,"viewable":false,"permissions":["sms:send","email:send"],\
                "allowedIps":["203.0.113.0/24"],"created":"2026-01-02T03:04:05.678Z",\
                "lastUsed":"2026-02-03T04:05:06Z","lastUsedFrom":"203.0.113.7","status":"active"}\
                """.formatted(number, number, number, number % 10));
    }

    /** Returns a list of Stripe customers with about as many members and bytes as the keys. */
    static String customers(int count) {
        return list(count, "{\"object\":\"list\",\"url\":\"/v1/customers\",\"has_more\":false,\"data\":[", "]}",
                number -> """
                        {"id":"cus_06eajh8a0003vb%06d","object":"customer","name":"Shop number %d","balance":96,\
                        "email":"ck_06eajh8a%06d@example.com","currency":"eur","invoice_prefix":"xY7z%d",\
                        "delinquent":false,"preferred_locales":["sms:send","email:send"],"created":1767323045,\
                        "description":"203.0.113.0/24, last seen in February","livemode":false,"phone":"203.0.113.7",\
                        "metadata":{"status":"active"},"tax_exempt":"none"}\
                        """.formatted(number, number, number, number % 10));
    }

    private static String list(int count, String before, String after, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",", before, after));
    }
}
