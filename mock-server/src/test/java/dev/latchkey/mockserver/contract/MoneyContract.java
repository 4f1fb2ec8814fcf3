package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a live key's messages cost, and a sandbox key's do not. */
interface MoneyContract extends ContractFixture {
    @Test
    default void aSandboxKeysMessageIsMarkedAndCostsNothing() {
        assertAccepted(send(tenant().key(Map.of("environment", "sandbox"))));

        assertThat(tenant().message().get("environment")).isEqualTo("sandbox");
        assertThat(amount(tenant().message().get("price"))).isZero();
        assertThat(amount(tenant().balance())).isEqualByComparingTo("100");
    }

    @Test
    default void aLiveKeysMessageLowersTheBalance() {
        assertAccepted(send(tenant().key(Map.of("environment", "live"))));

        BigDecimal price = new BigDecimal(channel() == Channel.SMS ? "0.075" : "0.001");
        assertThat(tenant().message().get("environment")).isEqualTo("live");
        assertThat(amount(tenant().message().get("price"))).isEqualByComparingTo(price);
        assertThat(amount(tenant().balance())).isEqualByComparingTo(new BigDecimal("100").subtract(price));
    }

    @Test
    default void anEmptyBalanceRefusesALiveKeyAndStoresNothing() {
        TestAccount poor = TestAccount.open(http(), words(), "0.0009");

        assertRefused(send(poor.key(Map.of("environment", "live"))), RefusalReason.CREDIT_MISSING);

        assertThat(poor.messages()).isEmpty();
        assertThat(amount(poor.balance())).isEqualByComparingTo("0.0009");
        assertAccepted(send(poor.key(Map.of("environment", "sandbox"))));
    }

    @Test
    default void noMoreIsSpentThanThereIsWhenManySendAtOnce() {
        BigDecimal price = new BigDecimal(channel() == Channel.SMS ? "0.075" : "0.001");
        TestAccount poor = TestAccount.open(http(), words(), price.multiply(BigDecimal.valueOf(5)).toPlainString());
        Key key = poor.key(Map.of("environment", "live"));

        long accepted = IntStream.range(0, 15).mapToObj(i -> http().later(words().as(key, sending()))).toList()
                .stream().filter(reply -> words().accepts(reply.join())).count();

        assertThat(accepted).isEqualTo(5);
        assertThat(poor.messages()).hasSize(5);
        assertThat(amount(poor.balance())).isZero();
    }

    private static BigDecimal amount(Object shown) {
        return new BigDecimal(String.valueOf(shown));
    }
}
