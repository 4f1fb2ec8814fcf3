package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.CallTrace;
import dev.latchkey.sdk.Gateway;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorResponseTest {
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "Application/JSON; charset=utf-8",
            "application/a+b+json;x", "application/vnd.x-1.y+json", "application/json-seq"})
    void whatSaysThatItIsJsonIsReadAsSuch(String type) {
        assertThat(response(Headers.of("Content-Type", type)).isJson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/json", "application/jsonp", "application/json_x", "application/+json", "application/",
            "application/xml; a=b+json", "application/xjson", "application/x", "text/html"})
    void allElseIsNot(String type) {
        assertThat(response(Headers.of("Content-Type", type)).isJson()).isFalse();
    }

    @Test
    void anAnswerThatDoesNotSayIsNot() {
        assertThat(response(Headers.of()).isJson()).isFalse();
    }

    private static ErrorResponse response(Headers headers) {
        return new ErrorResponse(Gateway.of("test"), 400, headers, new byte[0], null, CallTrace.NONE);
    }
}
