package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ApiCallTest {
    @Test
    void aCallOfAValueHasThatResult() throws Exception {
        ApiCall<Integer> call = ApiCall.of("12").map(Integer::parseInt).with(CallOptions.none());

        assertThat(call.execute()).isEqualTo(12);
        assertThat(call.executeAsync().get()).isEqualTo(12);
        assertThat(call.executeForResponse().status()).isEqualTo(200);
        assertThat(call.executeForResponseAsync().get().attempts()).isEqualTo(1);
    }

    @Test
    void aFailedCallThrowsItsExceptionInEachMode() {
        ConnectionException broken = new ConnectionException("Broken.", true, new IOException());
        ApiCall<String> call = ApiCall.failed(broken);

        assertThatExceptionOfType(ConnectionException.class).isThrownBy(call::execute).isSameAs(broken);
        assertThatExceptionOfType(ConnectionException.class).isThrownBy(call::executeForResponse).isSameAs(broken);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.executeAsync().get())
                .withCause(broken);
    }

    @Test
    void aConversionOfAFixedCallFailsLikeThatOfARealOne() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> ApiCall.of("x").map(Integer::parseInt).execute())
                .satisfies(e -> assertThat(e.mayHaveBeenDelivered()).isTrue());
    }
}
