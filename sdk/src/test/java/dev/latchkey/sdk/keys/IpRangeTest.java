package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
            "203.0.113.7, 203.0.113.7", "' 203.0.113.0/24 ', 203.0.113.0/24", "203.0.113.7/32, 203.0.113.7",
            "0.0.0.0/0, 0.0.0.0/0", "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "2001:db8::/32, 2001:db8::/32",
            "::, ::", "::1, ::1", "1::, 1::", "::/0, ::/0", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
            "::ffff:192.0.2.1, 192.0.2.1", "::ffff:192.0.2.0/120, 192.0.2.0/24"})
    void readsAddressesAndRangesAndWritesThemInTheirShortForm(String text, String written) {
        assertThat(IpRange.parse(text)).hasToString(written);
        assertThat(IpRange.parse(written)).isEqualTo(IpRange.parse(text)).hasSameHashCodeAs(IpRange.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "localhost", "example.com", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4",
            "1.2.3.4/33",
            "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/+8", "1.2.3.4/08", "1.2.3.4/8/8", "1.2.3.4-1.2.3.9", ":::",
            "2001:db8::1::2",
            "2001:db8::/129", "fe80::1%eth0", "[::1]", "12345::", "::ffff:1.2.3.0/24", "١.٢.٣.٤", "0x7f.1",
            "127.1"})
    void refusesWhatIsNeither(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse(text)).withMessageContaining("'");
    }

    @Test
    void offersTheWholeRangeForAnAddressInsideOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse("203.0.113.9/24"))
                .withMessageContaining("203.0.113.0/24");
        assertThat(IpRange.networkOf("203.0.113.9/24")).hasToString("203.0.113.0/24");
    }

    @Test
    void shortensAVeryLongTextInItsMessage() {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse("9".repeat(10_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void holdsWhatLiesInsideItInWhicheverFormItIsWritten() throws UnknownHostException {
        IpRange range = IpRange.parse("10.1.0.0/16");

        assertThat(range.contains(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(range.contains(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(range.contains(InetAddress.getByName("::1"))).isFalse();
        assertThat(IpRange.parse("::ffff:10.1.0.0/112")).isEqualTo(range);
        assertThat(range.contains(IpRange.parse("10.1.2.0/24"))).isTrue();
        assertThat(range.contains(IpRange.parse("10.0.0.0/8"))).isFalse();
    }

    @Property
    void aRangeHoldsExactlyTheAddressesThatShareItsPrefix(@ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] address,
            @ForAll @IntRange(max = 32) int prefix) throws UnknownHostException {
        InetAddress base = InetAddress.getByAddress(network);
        BigInteger difference = new BigInteger(1, network).xor(new BigInteger(1, address)).shiftRight(32 - prefix);

        assertThat(IpRange.networkOf(base.getHostAddress() + "/" + prefix).contains(InetAddress.getByAddress(address)))
                .isEqualTo(difference.signum() == 0);
    }

    @Property
    void everyIpv6AddressSurvivesBeingWrittenAndRead(@ForAll("ipv6") byte[] bytes) throws UnknownHostException {
        IpRange range = IpRange.parse(InetAddress.getByAddress(bytes).getHostAddress());

        assertThat(IpRange.parse(range.toString())).isEqualTo(range);
        assertThat(range.contains(InetAddress.getByAddress(bytes))).isTrue();
        assertThat(InetAddress.getByName(range.toString()).getAddress())
                .isEqualTo(InetAddress.getByAddress(bytes).getAddress());
    }

    @Property
    void noTextMakesItThrowAnythingButARefusal(@ForAll("almost") String text) {
        try {
            assertThat(IpRange.parse(text).toString()).isNotBlank();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("'").isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<byte[]> ipv6() {
        // Many zeros, so that the short form has something to shorten.
        return Arbitraries.of((byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 0x20, (byte) 0xff).array(byte[].class)
                .ofSize(16)
                .filter(bytes -> !Arrays.equals(Arrays.copyOf(bytes, 12),
                        new byte[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}));
    }

    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.strings().withChars("0123456789abcdefx.:/% -[]").ofMaxLength(50);
    }
}
