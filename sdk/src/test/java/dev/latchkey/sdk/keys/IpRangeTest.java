package dev.latchkey.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
            "127.1", "::ffff:192.0.2.010", "::ffff:010.0.2.1"})
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
    void namesThePrefixesThatTheFormOfTheAddressCanHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse("1.2.3.4/33"))
                .withMessageContaining("/0 to /32.");
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse("::1/129"))
                .withMessageContaining("/0 to /128.");
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse("::ffff:1.2.3.0/24"))
                .withMessageContaining("/96 to /128.");
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

    @Test
    void tellsItsFirstAndLastAddressAndHowManyThereAre() {
        IpRange range = IpRange.parse("203.0.113.64/26");
        assertThat(range.first()).hasToString("203.0.113.64");
        assertThat(range.last()).hasToString("203.0.113.127");
        assertThat(range.size()).isEqualTo(64);
        assertThat(IpRange.parse("2001:db8::/33").last()).hasToString("2001:db8:7fff:ffff:ffff:ffff:ffff:ffff");
        assertThat(IpRange.parse("::/0").size()).isEqualTo(BigInteger.TWO.pow(128));
        assertThat(IpRange.parse("0.0.0.0/0").last()).hasToString("255.255.255.255");
        assertThat(IpRange.parse("203.0.113.7").first()).isEqualTo(IpRange.parse("203.0.113.7").last());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10.0.0.0/25 10.0.0.128/25 | 10.0.0.0/24", "10.0.0.1 10.0.0.0/8 | 10.0.0.0/8",
            "10.0.0.3 10.0.0.0 10.0.0.2 10.0.0.1 | 10.0.0.0/30",
            "10.0.0.128/25 10.0.1.0/25 | 10.0.0.128/25 10.0.1.0/25",
            "::1 1.2.3.4 :: 1.2.3.4 | 1.2.3.4 ::/127", "0.0.0.0/1 128.0.0.0/1 ::/0 | 0.0.0.0/0 ::/0"})
    void manyRangesAreWrittenAsFewAsPossible(String ranges, String fewest) {
        assertThat(IpRange.normalise(read(ranges))).isEqualTo(read(fewest));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.4, 203.0.113.9, 203.0.113.4/30 203.0.113.8/31", "0.0.0.0, 255.255.255.255, 0.0.0.0/0",
            "10.0.0.1, 10.0.0.1, 10.0.0.1", "::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::/0",
            "2001:db8::1, 2001:db8::3, 2001:db8::1 2001:db8::2/127"})
    void aSpanOfAddressesIsWrittenAsRanges(String first, String last, String ranges) {
        assertThat(IpRange.between(IpRange.parse(first), IpRange.parse(last))).isEqualTo(read(ranges));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.2, 10.0.0.1, higher than", "10.0.0.0/24, 10.0.1.1, single addresses",
            "10.0.0.1, ::2, same IP version"})
    void aSpanThatIsNoneIsRefused(String first, String last, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpRange.between(IpRange.parse(first), IpRange.parse(last)))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, true", "192.168.0.0/24, true", "127.0.0.1, true", "::1, true", "fd00::/8, true",
            "100.64.3.0/24, true", "172.0.0.0/11, false", "203.0.113.7, false", "0.0.0.0/0, false", "::/0, false"})
    void knowsWhatIsNeverSeenOnTheInternet(String range, boolean isPrivate) {
        assertThat(IpRange.parse(range).isPrivate()).isEqualTo(isPrivate);
    }

    @Property
    void overlappingIsMutualAndMeansToShareAnAddress(@ForAll("ranges") IpRange one, @ForAll("ranges") IpRange other) {
        boolean share = one.isIpv6() == other.isIpv6() && number(one.first()).compareTo(number(other.last())) <= 0
                && number(other.first()).compareTo(number(one.last())) <= 0;

        assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one)).isEqualTo(share);
        assertThat(one.overlaps(one)).isTrue();
    }

    @Property
    void normalisingKeepsExactlyTheSameAddressesInNoMoreRanges(@ForAll("near") List<IpRange> ranges) {
        List<IpRange> fewest = IpRange.normalise(ranges);

        for (int last = 0; last < 256; last++) {
            IpRange address = IpRange.parse("10.0.0." + last);
            assertThat(fewest.stream().anyMatch(range -> range.contains(address)))
                    .isEqualTo(ranges.stream().anyMatch(range -> range.contains(address)));
        }
        assertThat(fewest).hasSizeLessThanOrEqualTo(ranges.size()).doesNotHaveDuplicates();
        assertThat(IpRange.normalise(fewest)).isEqualTo(fewest);
        for (IpRange one : fewest) {
            assertThat(fewest).filteredOn(one::overlaps).containsExactly(one);
        }
    }

    @Property
    void theSizesOfASpansRangesSumUpToItsAddresses(@ForAll("addresses") IpRange one,
            @ForAll("addresses") IpRange other) {
        IpRange first = number(one).compareTo(number(other)) <= 0 ? one : other;
        IpRange last = first == one ? other : one;
        List<IpRange> ranges = IpRange.between(first, last);

        assertThat(ranges.stream().map(IpRange::size).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(number(last).subtract(number(first)).add(BigInteger.ONE));
        assertThat(ranges.get(0).first()).isEqualTo(first);
        assertThat(ranges.get(ranges.size() - 1).last()).isEqualTo(last);
        assertThat(IpRange.normalise(ranges)).isEqualTo(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(number(ranges.get(i).first()))
                    .isEqualTo(number(ranges.get(i - 1).last()).add(BigInteger.ONE));
        }
    }

    @Property
    void aRangesSizeIsWhatLiesBetweenItsEnds(@ForAll("ranges") IpRange range) {
        assertThat(number(range.last()).subtract(number(range.first())).add(BigInteger.ONE)).isEqualTo(range.size());
        assertThat(IpRange.between(range.first(), range.last())).containsExactly(range);
        assertThat(range.contains(range.first()) && range.contains(range.last())).isTrue();
    }

    @Provide
    Arbitrary<IpRange> addresses() {
        return Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff).array(byte[].class).ofSize(4)
                .map(bytes -> IpRange.of(bytes, 32));
    }

    @Provide
    Arbitrary<IpRange> ranges() {
        Arbitrary<IpRange> ipv4 = Combinators.combine(addresses(), Arbitraries.integers().between(0, 32))
                .as((address, prefix) -> IpRange.of(address.network(), prefix));
        Arbitrary<IpRange> ipv6 = Combinators.combine(ipv6(), Arbitraries.integers().between(0, 128)).as(IpRange::of);
        return Arbitraries.oneOf(ipv4, ipv6);
    }

    @Provide
    Arbitrary<List<IpRange>> near() {
        return Combinators.combine(Arbitraries.bytes(), Arbitraries.integers().between(24, 32))
                .as((last, prefix) -> IpRange.of(new byte[]{10, 0, 0, last}, prefix)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<byte[]> ipv6() {
        // Many zeros, so that the short form differs from the long one.
        return Arbitraries.of((byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 0x20, (byte) 0xff).array(byte[].class)
                .ofSize(16)
                .filter(bytes -> !Arrays.equals(Arrays.copyOf(bytes, 12),
                        new byte[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}));
    }

    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.strings().withChars("0123456789abcdefx.:/% -[]").ofMaxLength(50);
    }

    private static List<IpRange> read(String ranges) {
        return Arrays.stream(ranges.strip().split(" ")).map(IpRange::parse).toList();
    }

    private static BigInteger number(IpRange address) {
        return new BigInteger(1, address.network());
    }
}
