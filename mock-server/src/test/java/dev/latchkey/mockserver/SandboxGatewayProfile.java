package dev.latchkey.mockserver;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.contract.Feature;
import dev.latchkey.mockserver.contract.GatewayProfile;
import dev.latchkey.mockserver.contract.OutgoingMessage;
import dev.latchkey.mockserver.contract.TestKey;
import dev.latchkey.mockserver.contract.TestRequest;
import dev.latchkey.mockserver.contract.TestResponse;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sandbox's requests and responses, for the gateway contract. */
final class SandboxGatewayProfile implements GatewayProfile {
    private static final String BASE = "/sandbox/v1";

    @Override
    public String gateway() {
        return "sandbox";
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public List<Channel> channels() {
        return List.of(Channel.SMS, Channel.EMAIL);
    }

    @Override
    public List<String> permissions() {
        return SandboxKeyRules.RULES.permissions().catalogue().entries().stream()
                .map(entry -> entry.permission().name()).toList();
    }

    @Override
    public String permission(KeyCapability capability) {
        return switch (capability) {
            case SEND_SMS -> "sms:send";
            case SEND_EMAIL -> "email:send";
            case SEND_SMTP -> "smtp:send";
            case READ_MESSAGES -> "messages:read";
            case READ_STATISTICS -> "statistics:read";
            case READ_WEBHOOKS -> "webhooks:read";
            case WRITE_WEBHOOKS -> "webhooks:write";
            case READ_KEYS -> "keys:read";
            case WRITE_KEYS -> "keys:write";
        };
    }

    @Override
    public Optional<TestRequest> requestRequiring(KeyCapability capability) {
        return Optional.ofNullable(switch (capability) {
            case SEND_SMS -> sendRequest(OutgoingMessage.plain(Channel.SMS));
            case SEND_EMAIL -> sendRequest(OutgoingMessage.plain(Channel.EMAIL));
            case SEND_SMTP -> null;
            case READ_MESSAGES -> TestRequest.get(BASE + "/messages");
            case READ_STATISTICS -> TestRequest.get(BASE + "/statistics");
            case READ_WEBHOOKS -> TestRequest.get(BASE + "/webhooks");
            case WRITE_WEBHOOKS -> TestRequest.json("POST", BASE + "/webhooks", "{\"url\":\"https://example.com/\"}");
            case READ_KEYS -> TestRequest.get(BASE + "/keys");
            case WRITE_KEYS -> revokeKey("key_00000000000000000000000000");
        });
    }

    @Override
    public TestRequest sendRequest(OutgoingMessage message) {
        Map<String, Object> body = new LinkedHashMap<>(message.fields());
        body.put("text", message.text());
        body.put("to", message.channel() == Channel.SMS ? message.to().get(0) : message.to());
        if (message.sendAt() != null) {
            body.put("sendAt", message.sendAt());
        }
        return TestRequest.json("POST", BASE + (message.channel() == Channel.SMS ? "/sms" : "/emails"), json(body));
    }

    @Override
    public TestRequest authenticate(TestKey key, TestRequest request) {
        String pair = key.publicPart() + ":" + key.secret();
        return request.with("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public TestRequest withMalformedCredentials(TestRequest request) {
        return request.with("Authorization", "Basic %%%not-base64%%%");
    }

    @Override
    public boolean accepts(TestResponse response) {
        return response.status() >= 200 && response.status() < 300;
    }

    @Override
    public boolean refuses(TestResponse response, RefusalReason reason) {
        return isProblem(response) && response.text("code").equals(reason.code());
    }

    @Override
    public boolean refuses(TestResponse response, int status) {
        return response.status() == status && isProblem(response);
    }

    @Override
    public TestRequest createKey(String name) {
        return TestRequest.json("POST", BASE + "/keys", json(Map.of("name", name, "permissions", permissions())));
    }

    @Override
    public TestRequest editKey(String keyId, Map<String, Object> changes) {
        return TestRequest.json("PATCH", BASE + "/keys/" + keyId, json(changes));
    }

    @Override
    public TestRequest revokeKey(String keyId) {
        return new TestRequest("DELETE", BASE + "/keys/" + keyId, List.of(), "");
    }

    @Override
    public TestRequest cancel(String messageId) {
        return new TestRequest("POST", BASE + "/messages/" + messageId + "/cancel", List.of(), "");
    }

    @Override
    public TestRequest read(String messageId) {
        return TestRequest.get(BASE + "/messages/" + messageId);
    }

    @Override
    public Set<String> webhookEventTypes() {
        return Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public WebhookEvent read(ReceivedWebhook call) {
        Map<?, ?> body = (Map<?, ?>) Json.decode(Object.class, call.body().getBytes(StandardCharsets.UTF_8));
        return new WebhookEvent(String.valueOf(body.get("id")), String.valueOf(body.get("type")),
                String.valueOf(((Map<?, ?>) body.get("message")).get("id")));
    }

    @Override
    public boolean isSigned(ReceivedWebhook call, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = call.headers().get("x-latchkey-id") + "." + call.headers().get("x-latchkey-timestamp") + "."
                    + call.body();
            String expected = "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return expected.equals(call.headers().get("x-latchkey-signature"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isProblem(TestResponse response) {
        return response.status() >= 400
                && response.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")
                && ((Number) response.json().get("status")).intValue() == response.status()
                && response.text("requestId").equals(response.headers().firstValue("X-Request-Id").orElse(""))
                && response.text("detail").matches("(?s).+[.].*");
    }

    private static String json(Map<String, Object> body) {
        return new String(Json.encode(body), StandardCharsets.UTF_8);
    }
}
