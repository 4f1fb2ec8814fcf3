package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prices of messages: those of live keys cost money, those of sandbox keys none. */
interface PriceContract extends ContractFixture {
    @Test
    default void aSandboxKeysMessageIsMarkedAndCostsNothing() {
        assertAccepted(send(account().key(Map.of("environment", "sandbox"))));

        assertThat(account().message().get("environment")).isEqualTo("sandbox");
        assertThat(amount(account().message().get("price"))).isZero();
        assertThat(amount(account().balance())).isEqualByComparingTo("100");
    }

    @Test
    default void aLiveKeysMessageLowersTheBalance() {
        assertAccepted(send(account().key(Map.of("environment", "live"))));

        BigDecimal price = new BigDecimal(channel() == Channel.SMS ? "0.075" : "0.001");
        assertThat(account().message().get("environment")).isEqualTo("live");
        assertThat(amount(account().message().get("price"))).isEqualByComparingTo(price);
        assertThat(amount(account().balance())).isEqualByComparingTo(new BigDecimal("100").subtract(price));
    }

    @Test
    default void anEmptyBalanceRefusesALiveKeyAndStoresNothing() {
        TestAccount poor = TestAccount.create(http(), profile(), "0.0009");

        assertRefused(send(poor.key(Map.of("environment", "live"))), RefusalReason.CREDIT_MISSING);

        assertThat(poor.messages()).isEmpty();
        assertThat(amount(poor.balance())).isEqualByComparingTo("0.0009");
        assertAccepted(send(poor.key(Map.of("environment", "sandbox"))));
    }

    @Test
    default void noMoreIsSpentThanThereIsWhenManySendAtOnce() {
        BigDecimal price = new BigDecimal(channel() == Channel.SMS ? "0.075" : "0.001");
        TestAccount poor = TestAccount.create(http(), profile(), price.multiply(BigDecimal.valueOf(5)).toPlainString());
        TestKey key = poor.key(Map.of("environment", "live"));

        long accepted = IntStream.range(0, 15)
                .mapToObj(i -> http().sendAsync(profile().authenticate(key, sendRequest()))).toList()
                .stream().filter(response -> profile().accepts(response.join())).count();

        assertThat(accepted).isEqualTo(5);
        assertThat(poor.messages()).hasSize(5);
        assertThat(amount(poor.balance())).isZero();
    }

    private static BigDecimal amount(Object shown) {
        return new BigDecimal(String.valueOf(shown));
    }
}
