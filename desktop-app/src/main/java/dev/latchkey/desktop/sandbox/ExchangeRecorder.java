package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.account.Exchange;
import dev.latchkey.desktop.ui.JsonText;
import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.EmailReceipt;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsReceipt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records exchanges from the arguments and results of the SDK instead of from the connection, so no credential can get
 * in.
 */
final class ExchangeRecorder {
    private ExchangeRecorder() {}

    static <T> Exchange record(String path, String request, ApiCall<T> call, Function<T, String> toJson) {
        long start = System.nanoTime();
        try {
            ApiResponse<T> response = call.executeForResponse();
            return new Exchange("POST", path, response.status(), response.duration(),
                    response.requestId().orElse(null), request, toJson.apply(response.value()), null);
        } catch (ApiException e) {
            return new Exchange("POST", path, e.status(), since(start), e.requestId().orElse(null), request,
                    refusalBody(e), e);
        } catch (LatchkeyException e) {
            return new Exchange("POST", path, 0, since(start), null, request, "", e);
        }
    }

    static String body(Email email) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("from", email.from().toString());
        body.put("to", email.to().stream().map(recipient -> recipient.mailbox().toString()).toList());
        body.put("subject", email.subject());
        body.put("text", email.text());
        body.put("html", email.html());
        return JsonText.pretty(body);
    }

    static String body(Sms sms) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("to", sms.to());
        body.put("text", sms.text());
        body.put("from", sms.from());
        return JsonText.pretty(body);
    }

    static String responseOf(EmailReceipt receipt) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", receipt.messageId());
        body.put("channel", "email");
        body.put("environment", receipt.environment().name());
        body.put("recipients", receipt.recipients());
        body.put("accepted", receipt.accepted());
        return JsonText.pretty(body);
    }

    static String responseOf(SmsReceipt receipt) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", receipt.messageId());
        body.put("channel", "sms");
        body.put("environment", receipt.environment().name());
        body.put("parts", receipt.parts());
        body.put("accepted", receipt.accepted());
        return JsonText.pretty(body);
    }

    private static String refusalBody(ApiException e) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("status", e.status());
        body.put("code", e.code().orElse(null));
        body.put("detail", e.reason());
        body.put("requestId", e.requestId().orElse(null));
        if (!e.fieldErrors().isEmpty()) {
            body.put("errors", e.fieldErrors().stream().map(error -> {
                Map<String, @Nullable Object> field = new LinkedHashMap<>();
                field.put("field", error.field());
                field.put("code", error.code());
                field.put("detail", error.message());
                return field;
            }).toList());
        }
        return JsonText.pretty(body);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
