package dev.latchkey.mockserver;

import dev.latchkey.mockserver.contract.Asked;
import dev.latchkey.mockserver.contract.Feature;
import dev.latchkey.mockserver.contract.GatewayProfile;
import dev.latchkey.mockserver.contract.Key;
import dev.latchkey.mockserver.contract.Outgoing;
import dev.latchkey.mockserver.contract.Reply;
import dev.latchkey.mockserver.auth.Capability;
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
    public String permission(Capability capability) {
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
    public Optional<Asked> needing(Capability capability) {
        return Optional.ofNullable(switch (capability) {
            case SEND_SMS -> send(Outgoing.plain(Channel.SMS));
            case SEND_EMAIL -> send(Outgoing.plain(Channel.EMAIL));
            case SEND_SMTP -> null;
            case READ_MESSAGES -> Asked.get(BASE + "/messages");
            case READ_STATISTICS -> Asked.get(BASE + "/statistics");
            case READ_WEBHOOKS -> Asked.get(BASE + "/webhooks");
            case WRITE_WEBHOOKS -> Asked.json("POST", BASE + "/webhooks", "{\"url\":\"https://example.com/\"}");
            case READ_KEYS -> Asked.get(BASE + "/keys");
            case WRITE_KEYS -> revokeKey("key_00000000000000000000000000");
        });
    }

    @Override
    public Asked send(Outgoing message) {
        Map<String, Object> body = new LinkedHashMap<>(message.fields());
        body.put("text", message.text());
        body.put("to", message.channel() == Channel.SMS ? message.to().get(0) : message.to());
        if (message.sendAt() != null) {
            body.put("sendAt", message.sendAt());
        }
        return Asked.json("POST", BASE + (message.channel() == Channel.SMS ? "/sms" : "/emails"), json(body));
    }

    @Override
    public Asked as(Key key, Asked asked) {
        String pair = key.publicPart() + ":" + key.secret();
        return asked.with("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Asked asGarbage(Asked asked) {
        return asked.with("Authorization", "Basic %%%not-base64%%%");
    }

    @Override
    public boolean accepts(Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    @Override
    public boolean refuses(Reply reply, RefusalReason reason) {
        return isProblem(reply) && reply.text("code").equals(reason.code());
    }

    @Override
    public boolean refuses(Reply reply, int status) {
        return reply.status() == status && isProblem(reply);
    }

    @Override
    public Asked makeKey(String name) {
        return Asked.json("POST", BASE + "/keys", json(Map.of("name", name, "permissions", permissions())));
    }

    @Override
    public Asked editKey(String keyId, Map<String, Object> changes) {
        return Asked.json("PATCH", BASE + "/keys/" + keyId, json(changes));
    }

    @Override
    public Asked revokeKey(String keyId) {
        return new Asked("DELETE", BASE + "/keys/" + keyId, List.of(), "");
    }

    @Override
    public Asked cancel(String messageId) {
        return new Asked("POST", BASE + "/messages/" + messageId + "/cancel", List.of(), "");
    }

    @Override
    public Asked read(String messageId) {
        return Asked.get(BASE + "/messages/" + messageId);
    }

    @Override
    public Set<String> told() {
        return Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Told read(Called call) {
        Map<?, ?> body = (Map<?, ?>) Json.decode(Object.class, call.body().getBytes(StandardCharsets.UTF_8));
        return new Told(String.valueOf(body.get("id")), String.valueOf(body.get("type")),
                String.valueOf(((Map<?, ?>) body.get("message")).get("id")));
    }

    @Override
    public boolean isSigned(Called call, String secret) {
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

    private static boolean isProblem(Reply reply) {
        return reply.status() >= 400
                && reply.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")
                && ((Number) reply.json().get("status")).intValue() == reply.status()
                && reply.text("requestId").equals(reply.headers().firstValue("X-Request-Id").orElse(""))
                && reply.text("detail").matches("(?s).+[.].*");
    }

    private static String json(Map<String, Object> body) {
        return new String(Json.encode(body), StandardCharsets.UTF_8);
    }
}
