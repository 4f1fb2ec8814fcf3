package dev.latchkey.mockserver.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.sdk.keys.IpRange;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which rule fires, and how often. */
class FaultRuleSetTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final FaultEffect ERROR = new FaultEffect.Refuse(RefusalReason.FAULT, 503);

    private final List<FaultRuleSet.Firing> seen = new ArrayList<>();
    private final FaultRuleSet rules = new FaultRuleSet(seen::add);

    @Test
    void theOldestRuleThatFitsFiresAndLaterOnesDoNotCountIt() {
        rules.add(List.of(rule("a", FaultMatcher.ANYTHING, new FaultTrigger.Next(1, 0)),
                rule("b", FaultMatcher.ANYTHING, new FaultTrigger.Next(1, 0))));

        assertThat(List.of(fired(), fired(), fired())).containsExactly("a", "b", "-");
        assertThat(rules.all()).extracting(FaultRuleSet.RuleStatus::fired).containsExactly(1L, 1L);
        assertThat(rules.all()).extracting(FaultRuleSet.RuleStatus::seen).containsExactly(3L, 2L);
        assertThat(seen).hasSize(2);
    }

    @Test
    void someCanBeLetPassBeforeTheNext() {
        rules.add(List.of(rule("a", FaultMatcher.ANYTHING, new FaultTrigger.Next(2, 1))));

        assertThat(List.of(fired(), fired(), fired(), fired())).containsExactly("-", "a", "a", "-");
    }

    @Test
    void everyThirdIsTheThirdTheSixthAndSoOn() {
        rules.add(List.of(rule("a", FaultMatcher.ANYTHING, new FaultTrigger.Every(3))));

        assertThat(List.of(fired(), fired(), fired(), fired(), fired(), fired())).containsExactly("-", "-", "a", "-",
                "-", "a");
    }

    @Property(tries = 20)
    void aShareIsHitCloselyAndTheSameSeedHitsTheSame(@ForAll long seed) {
        FaultTrigger share = new FaultTrigger.Share(0.3, seed);

        long hits = LongStream.rangeClosed(1, 20_000).filter(share::fires).count();
        assertThat(hits / 20_000.0).isCloseTo(0.3, within(0.02));
        assertThat(LongStream.rangeClosed(1, 100).filter(share::fires).toArray())
                .isEqualTo(LongStream.rangeClosed(1, 100).filter(new FaultTrigger.Share(0.3, seed)::fires).toArray());
    }

    @Property(tries = 30)
    void manyThreadsFireARuleExactlyAsOftenAsItSays(@ForAll("triggers") FaultTrigger trigger) throws Exception {
        int threads = 8;
        int each = 200;
        FaultRuleSet raced = new FaultRuleSet(firing -> {});
        raced.add(List.of(rule("a", FaultMatcher.ANYTHING, trigger)));
        AtomicLong fired = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.submit(() -> {
                    start.await();
                    for (int n = 0; n < each; n++) {
                        raced.fire(request()).ifPresent(firing -> fired.incrementAndGet());
                    }
                    return null;
                });
            }
            start.countDown();
        }

        long expected = LongStream.rangeClosed(1, (long) threads * each).filter(trigger::fires).count();
        assertThat(fired.get()).isEqualTo(expected);
        assertThat(raced.all().get(0).fired()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"POST /sandbox/v1/sms,true", "post /SANDBOX/*,true", "* */sms,true", "*,true", "*s*m*s*,true",
            "POST /sandbox/v1/sm,false", "GET *,false", "POST /sandbox/v1/sms?,false", "'',false"})
    void aRouteFitsWithStars(String pattern, boolean matches) {
        rules.add(List.of(rule("a", new FaultMatcher(null, pattern, null, null, null), new FaultTrigger.Always())));

        assertThat(fired()).isEqualTo(matches ? "a" : "-");
    }

    @Property(tries = 500)
    void aStarFitsWhatARegularExpressionWouldFit(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text,
            @ForAll("patterns") String pattern) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(text.matches(pattern.replace("*", ".*")));
    }

    @Test
    void eachPartOfAMatchCounts() {
        FaultContext context = request().withPhase(FaultPhase.ANSWER).withCaller("acct_1", "key_1", "shop")
                .withRecipients(List.of("ann@example.com", "bob@example.org"));
        List<FaultMatcher> matching = List.of(FaultMatcher.ANYTHING,
                new FaultMatcher("sandbox", null, null, null, null),
                new FaultMatcher(null, null, "shop", null, null), new FaultMatcher(null, null, "key_1", null, null),
                new FaultMatcher(null, null, null, IpRange.parse("127.0.0.0/8"), null),
                new FaultMatcher(null, null, null, null, "*@EXAMPLE.org"));
        List<FaultMatcher> other = List.of(new FaultMatcher("other", null, null, null, null),
                new FaultMatcher(null, null, "sho", null, null),
                new FaultMatcher(null, null, null, IpRange.parse("10.0.0.0/8"), null),
                new FaultMatcher(null, null, null, null, "*@example.net"));

        assertThat(matching).allMatch(matcher -> matcher.matches(context));
        assertThat(other).noneMatch(matcher -> matcher.matches(context));
    }

    @Test
    void beforeHandlingARuleFiresOnceAndAsSoonAsItKnowsEnough() {
        rules.add(
                List.of(rule("route", new FaultMatcher(null, "POST *", null, null, null), new FaultTrigger.Next(1, 0)),
                        rule("key", new FaultMatcher(null, null, "shop", null, null), new FaultTrigger.Next(1, 0)),
                        rule("recipient", new FaultMatcher(null, null, null, null, "*@example.com"),
                                new FaultTrigger.Next(1, 0)),
                        new FaultRule("account", "acct_1", FaultMatcher.ANYTHING, new FaultTrigger.Next(1, 0),
                                FaultPhase.BEFORE_HANDLING,
                                null, ERROR, Instant.EPOCH)));
        FaultContext caller = request().withCaller("acct_1", "key_1", "shop");

        assertThat(List.of(fired(request()), fired(request()))).containsExactly("route", "-");
        assertThat(List.of(fired(caller), fired(caller), fired(caller))).containsExactly("key", "account", "-");
        assertThat(fired(caller.withRecipients(List.of("ann@example.com")))).isEqualTo("recipient");
    }

    @Test
    void anAccountsRuleIsForNobodyElse() {
        rules.add(List
                .of(new FaultRule("a", "acct_1", FaultMatcher.ANYTHING, new FaultTrigger.Always(), FaultPhase.ANSWER,
                        null,
                        new FaultEffect.Malformed(), Instant.EPOCH)));
        FaultContext response = request().withPhase(FaultPhase.ANSWER);

        assertThat(fired(response)).isEqualTo("-");
        assertThat(fired(response.withCaller("acct_2", null, null))).isEqualTo("-");
        assertThat(fired(response.withCaller("acct_1", null, null))).isEqualTo("a");
    }

    @Test
    void rulesAreTakenAwayOneByOneOrByAccount() {
        rules.add(List.of(rule("a", FaultMatcher.ANYTHING, new FaultTrigger.Always()),
                rule("b", FaultMatcher.ANYTHING, new FaultTrigger.Always()),
                new FaultRule("c", "acct_1", FaultMatcher.ANYTHING,
                        new FaultTrigger.Always(), FaultPhase.ANSWER, null, new FaultEffect.Malformed(),
                        Instant.EPOCH)));

        assertThat(rules.remove("a")).isTrue();
        assertThat(rules.remove("a")).isFalse();
        assertThat(rules.find("a")).isEmpty();
        assertThat(rules.removeByAccount("acct_1")).isEqualTo(1);
        assertThat(rules.removeByAccount(null)).isEqualTo(1);
        assertThat(rules.isEmpty()).isTrue();
    }

    @Test
    void thereIsRoomForAllRulesOfACallOrForNone() {
        List<FaultRule> full = new ArrayList<>();
        for (int i = 0; i < FaultRuleSet.MAX_RULES; i++) {
            full.add(rule("r" + i, FaultMatcher.ANYTHING, new FaultTrigger.Always()));
        }

        assertThat(rules.add(full.subList(1, full.size()))).isTrue();
        assertThat(rules.add(full.subList(0, 2))).isFalse();
        assertThat(rules.all()).hasSize(FaultRuleSet.MAX_RULES - 1);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,CLOSE,,,account", "EHLO,CLOSE,,key,match", "MAIL,CLOSE,,recipient,match",
            "MAIL,CLOSE,,route,match", "AUTH,MALFORMED,,,effect", "ANSWER,REFUSE,,,effect", "WEBHOOK,CLOSE,,,effect",
            "ANSWER,,,,effect", "WEBHOOK,,1,,delay", "WEBHOOK,LATE,,address,match"})
    void aRuleThatCouldNeverFireCannotBeMade(FaultPhase phase, String effect, Integer delay, String match,
            String field) {
        FaultEffect parsedEffect = effect == null ? null : switch (effect) {
            case "CLOSE" -> new FaultEffect.Drop(FaultEffect.Drop.DropMode.CLOSE);
            case "MALFORMED" -> new FaultEffect.Malformed();
            case "LATE" -> new FaultEffect.Late(Duration.ofSeconds(1));
            default -> ERROR;
        };
        FaultMatcher matcher = new FaultMatcher(null, "route".equals(match) ? "*" : null,
                "key".equals(match) ? "k" : null,
                "address".equals(match) ? IpRange.parse("::1") : null, "recipient".equals(match) ? "*" : null);

        assertThat(FaultRule.validate("account".equals(field) ? "acct_1" : null, matcher, phase,
                delay == null ? null : FaultDelay.of(Duration.ofSeconds(delay)), parsedEffect)).get()
                .extracting(FaultRule.InvalidRule::field).isEqualTo(field);
    }

    @Property(tries = 20)
    void delaysAreSpreadAroundTheirMedianAndCapped(@ForAll long seed) {
        FaultDelay delay = new FaultDelay(Duration.ofMillis(100), 0.8, seed, Duration.ofMillis(400));

        List<Duration> times = LongStream.rangeClosed(1, 4_001).mapToObj(delay::draw).sorted().toList();
        assertThat(times.get(2_000).toMillis()).isBetween(90L, 110L);
        assertThat(times.get(0)).isLessThan(Duration.ofMillis(50));
        assertThat(times.get(4_000)).isEqualTo(Duration.ofMillis(400));
        assertThat(delay.draw(7)).isEqualTo(delay.draw(7));
        assertThat(FaultDelay.of(Duration.ofSeconds(2)).draw(5)).isEqualTo(Duration.ofSeconds(2));
    }

    @Provide
    Arbitrary<FaultTrigger> triggers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 500).map(count -> new FaultTrigger.Next(count, count / 2)),
                Arbitraries.longs().between(1, 9).map(FaultTrigger.Every::new),
                Arbitraries.longs().map(seed -> new FaultTrigger.Share(0.5, seed)));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*').ofMaxLength(6);
    }

    private static FaultRule rule(String id, FaultMatcher matcher, FaultTrigger trigger) {
        return new FaultRule(id, null, matcher, trigger, FaultPhase.BEFORE_HANDLING, null, ERROR, Instant.EPOCH);
    }

    private static FaultContext request() {
        return FaultContext.request(FaultPhase.BEFORE_HANDLING, "sandbox", List.of("POST /sandbox/v1/sms"), LOOPBACK);
    }

    private String fired() {
        return fired(request());
    }

    private String fired(FaultContext context) {
        return rules.fire(context).map(firing -> firing.rule().id()).orElse("-");
    }
}
