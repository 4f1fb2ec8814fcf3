package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Webhooks: events, signatures, retries and replays. */
interface WebhookContract extends ContractFixture {
    @Test
    default void aWebhookIsToldOfEveryEventInOrderAndSigned() {
        needs(Feature.WEBHOOKS);
        String secret = account().webhook(account().id(), 204, List.of());
        assertAccepted(send(account().key()));
        List<String> expected = Stream.of("queued", "sent", "delivered").filter(profile().webhookEventTypes()::contains)
                .toList();

        List<GatewayProfile.ReceivedWebhook> calls = account().awaitCalls(account().id(), expected.size());

        assertThat(calls.stream().map(call -> profile().read(call).type())).isEqualTo(expected);
        assertThat(calls.stream().map(call -> profile().read(call).messageId()))
                .containsOnly(String.valueOf(account().message().get("id")));
        if (profile().features().contains(Feature.SIGNED_WEBHOOKS)) {
            for (GatewayProfile.ReceivedWebhook call : calls) {
                assertThat(profile().isSigned(call, secret)).isTrue();
                assertThat(profile().isSigned(call, secret + "x")).isFalse();
                assertThat(profile().isSigned(new GatewayProfile.ReceivedWebhook(call.headers(), call.body() + " "),
                        secret))
                        .isFalse();
            }
        }
    }

    @Test
    default void aWebhookIsToldOfWhatItAskedForAlone() {
        needs(Feature.WEBHOOKS);
        account().webhook(account().id(), 204, List.of("delivered"));
        assertAccepted(send(account().key()));

        assertThat(account().awaitCalls(account().id(), 1)).singleElement()
                .satisfies(call -> assertThat(profile().read(call).type()).isEqualTo("delivered"));
        assertThat(account().attempts()).hasSize(1);
    }

    @Test
    default void aWebhookThatFailsIsCalledAgainByTheClockAndGivenUpVisibly() {
        needs(Feature.WEBHOOKS);
        String sink = account().id();
        account().webhook(sink, 503, List.of("delivered"));
        assertAccepted(send(account().key()));
        account().awaitCalls(sink, 1);
        until("the first call is booked", () -> account().attempts().size() == 2);

        for (String by : List.of("999ms", "1ms", "4999ms", "1ms", "24999ms", "1ms", "1d")) {
            int before = account().callCount(sink);
            account().advance(by);
            assertThat(account().callCount(sink)).as("after %s more", by).isEqualTo(before + (by.equals("1ms")
                    ? 1
                    : 0));
        }

        assertThat(ContractFixture.strings(account().attempts().stream().map(attempt -> attempt.get("state")).toList()))
                .containsExactly("given-up", "retried", "retried", "retried");
        assertThat(account().awaitCalls(sink, 4).stream().map(call -> profile().read(call).id()).distinct()).hasSize(1);
    }

    @Test
    default void aCallIsReplayed() {
        needs(Feature.WEBHOOKS);
        String sink = account().id();
        String secret = account().webhook(sink, 204, List.of("delivered"));
        assertAccepted(send(account().key()));
        GatewayProfile.ReceivedWebhook first = account().awaitCalls(sink, 1).get(0);
        until("the call is booked", () -> account().attempts().get(0).get("state").equals("delivered"));

        Map<?, ?> replay = account().replay(account().attempts().get(0).get("id")).json();

        assertThat(replay.get("replay")).isEqualTo(true);
        GatewayProfile.ReceivedWebhook second = account().awaitCalls(sink, 2).get(1);
        assertThat(profile().read(second)).isEqualTo(profile().read(first));
        assertThat(!profile().features().contains(Feature.SIGNED_WEBHOOKS) || profile().isSigned(second, secret))
                .isTrue();
    }

    @Test
    default void aFaultLetsAWebhookBeCalledTwice() {
        needs(Feature.WEBHOOKS);
        account().webhook(account().id(), 204, List.of("delivered"));
        account().fault("webhook", ContractFixture.effect("duplicate", Map.of("copies", 1)));
        assertAccepted(send(account().key()));

        List<GatewayProfile.ReceivedWebhook> calls = account().awaitCalls(account().id(), 2);

        assertThat(profile().read(calls.get(0))).isEqualTo(profile().read(calls.get(1)));
    }

    @Test
    default void aFaultLetsAWebhookBeCalledLate() {
        needs(Feature.WEBHOOKS);
        account().webhook(account().id(), 204, List.of("delivered"));
        account().fault("webhook", ContractFixture.effect("late", Map.of("by", "1h")));
        assertAccepted(send(account().key()));

        account().advance("3599s");
        assertThat(account().callCount(account().id())).isZero();
        account().advance("1s");
        assertThat(account().callCount(account().id())).isEqualTo(1);
    }
}
