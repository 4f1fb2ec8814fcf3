package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Webhooks: told, signed, tried again, replayed. */
interface WebhookCallContract extends ContractFixture {
    @Test
    default void aWebhookIsToldOfEveryEventInOrderAndSigned() {
        needs(Feature.WEBHOOKS);
        String secret = tenant().webhook(tenant().id(), 204, List.of());
        assertAccepted(send(tenant().key()));
        List<String> expected = Stream.of("queued", "sent", "delivered").filter(words().told()::contains).toList();

        List<GatewayProfile.Called> calls = tenant().calls(tenant().id(), expected.size());

        assertThat(calls.stream().map(call -> words().read(call).type())).isEqualTo(expected);
        assertThat(calls.stream().map(call -> words().read(call).messageId()))
                .containsOnly(String.valueOf(tenant().message().get("id")));
        if (words().features().contains(Feature.SIGNS)) {
            for (GatewayProfile.Called call : calls) {
                assertThat(words().isSigned(call, secret)).isTrue();
                assertThat(words().isSigned(call, secret + "x")).isFalse();
                assertThat(words().isSigned(new GatewayProfile.Called(call.headers(), call.body() + " "), secret))
                        .isFalse();
            }
        }
    }

    @Test
    default void aWebhookIsToldOfWhatItAskedForAlone() {
        needs(Feature.WEBHOOKS);
        tenant().webhook(tenant().id(), 204, List.of("delivered"));
        assertAccepted(send(tenant().key()));

        assertThat(tenant().calls(tenant().id(), 1)).singleElement()
                .satisfies(call -> assertThat(words().read(call).type()).isEqualTo("delivered"));
        assertThat(tenant().attempts()).hasSize(1);
    }

    @Test
    default void aWebhookThatFailsIsCalledAgainByTheClockAndGivenUpVisibly() {
        needs(Feature.WEBHOOKS);
        String sink = tenant().id();
        tenant().webhook(sink, 503, List.of("delivered"));
        assertAccepted(send(tenant().key()));
        tenant().calls(sink, 1);
        until("the first call is booked", () -> tenant().attempts().size() == 2);

        for (String by : List.of("999ms", "1ms", "4999ms", "1ms", "24999ms", "1ms", "1d")) {
            int before = tenant().callsByNow(sink);
            tenant().advance(by);
            assertThat(tenant().callsByNow(sink)).as("after %s more", by).isEqualTo(before + (by.equals("1ms")
                    ? 1
                    : 0));
        }

        assertThat(ContractFixture.words(tenant().attempts().stream().map(attempt -> attempt.get("state")).toList()))
                .containsExactly("given-up", "retried", "retried", "retried");
        assertThat(tenant().calls(sink, 4).stream().map(call -> words().read(call).id()).distinct()).hasSize(1);
    }

    @Test
    default void aCallIsReplayed() {
        needs(Feature.WEBHOOKS);
        String sink = tenant().id();
        String secret = tenant().webhook(sink, 204, List.of("delivered"));
        assertAccepted(send(tenant().key()));
        GatewayProfile.Called first = tenant().calls(sink, 1).get(0);
        until("the call is booked", () -> tenant().attempts().get(0).get("state").equals("delivered"));

        Map<?, ?> replay = tenant().replay(tenant().attempts().get(0).get("id")).json();

        assertThat(replay.get("replay")).isEqualTo(true);
        GatewayProfile.Called second = tenant().calls(sink, 2).get(1);
        assertThat(words().read(second)).isEqualTo(words().read(first));
        assertThat(!words().features().contains(Feature.SIGNS) || words().isSigned(second, secret)).isTrue();
    }

    @Test
    default void aFaultLetsAWebhookBeCalledTwice() {
        needs(Feature.WEBHOOKS);
        tenant().webhook(tenant().id(), 204, List.of("delivered"));
        tenant().fault("webhook", ContractFixture.effect("duplicate", Map.of("copies", 1)));
        assertAccepted(send(tenant().key()));

        List<GatewayProfile.Called> calls = tenant().calls(tenant().id(), 2);

        assertThat(words().read(calls.get(0))).isEqualTo(words().read(calls.get(1)));
    }

    @Test
    default void aFaultLetsAWebhookBeCalledLate() {
        needs(Feature.WEBHOOKS);
        tenant().webhook(tenant().id(), 204, List.of("delivered"));
        tenant().fault("webhook", ContractFixture.effect("late", Map.of("by", "1h")));
        assertAccepted(send(tenant().key()));

        tenant().advance("3599s");
        assertThat(tenant().callsByNow(tenant().id())).isZero();
        tenant().advance("1s");
        assertThat(tenant().callsByNow(tenant().id())).isEqualTo(1);
    }
}
