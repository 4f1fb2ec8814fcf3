package dev.latchkey.sdk.trust;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Dispatcher of a stateless sandbox. Each secret it returns is the {@link Canary}. */
public final class SandboxResponses extends Dispatcher {
    /** Response body of an account. */
    public static final String ACCOUNT = """
            {"id":"acct_1","email":"demo@latchkey.test","balance":99.5,"maxKeys":15,\
            "limits":{"webhooks":20,"requestsAtOnce":20,"bodyBytes":1048576,"emailBodyBytes":36700160,\
            "attachmentBytes":25165824,"recipients":1000,"smsCharacters":1600},\
            "prices":{"smsPart":0.075,"emailRecipient":0.001},"clock":{"now":"2026-01-02T03:04:05Z","frozen":false}}""";
    /** Response body of a sent SMS. */
    public static final String RECEIPT = """
            {"id":"msg_1","channel":"sms","environment":"sandbox","recipients":2,"parts":3,\
            "accepted":"2026-01-02T03:04:05Z"}""";

    private static final String KEY = """
            {"id":"key_1","name":"shop","key":"ck_1","environment":"sandbox","lastFive":"d1Wn7","length":34,\
            "viewable":true,"permissions":["sms:send"],"allowedIps":["10.0.0.0/8"],\
            "created":"2026-01-02T03:04:05Z","status":"active"}""";
    private static final String WEBHOOK = """
            {"id":"wh_1","url":"https://example.com/hook","events":["message.accepted"],"active":true,\
            "created":"2026-01-02T03:04:05Z"}""";

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        boolean posted = request.getMethod().equals("POST");
        if (path.endsWith("/sessions")) {
            return json("{\"token\":\"" + Canary.TEXT + "\",\"expires\":\"2027-01-02T03:04:05Z\",\"account\":" + ACCOUNT
                    + "}");
        }
        if (path.endsWith("/keys") && posted || path.endsWith("/regenerate")) {
            return json("{\"key\":" + KEY + ",\"secret\":\"" + Canary.TEXT + "\"}");
        }
        if (path.endsWith("/secret")) {
            return json("{\"secret\":\"" + Canary.TEXT + "\"}");
        }
        if (path.endsWith("/webhooks") && posted) {
            return json("{\"webhook\":" + WEBHOOK + ",\"secret\":\"" + Canary.TEXT + "\"}");
        }
        if (path.endsWith("/keys")) {
            return json("{\"items\":[" + KEY + "]}");
        }
        if (path.contains("/keys/")) {
            return json(KEY);
        }
        if (path.endsWith("/account")) {
            return json(ACCOUNT);
        }
        return json(RECEIPT);
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body).build();
    }
}
