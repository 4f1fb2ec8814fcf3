package dev.latchkey.mockserver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.sdk.Secret;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Failure messages of the extension, and how it isolates tests. */
class LatchkeyMockReportsTest {
    @BeforeEach
    void forget() {
        Samples.ACCOUNTS.clear();
    }

    @Test
    void aFailedClaimSaysWhatCameInsteadAndWhatWasRefused() {
        Map<String, String> failures = failures(run(Samples.Failing.class));

        assertThat(failures).containsOnlyKeys("missed()", "nothing()", "twice()", "unwanted()", "more()");
        assertThat(failures.get("missed()")).isEqualTo("""
                No message was sent that is an email, to ann@example.com, subject with "Welcome", text with "parcel".
                Waited 50 ms. What came instead:
                  - email from Shop <shop@example.com> to bob@example.com, subject "Welcome, dear customer"
                    but is not: to ann@example.com, text with "parcel"
                2 refused requests:
                  - POST /sandbox/v1/sms by a caller the server does not know: 401 key-unknown
                  - POST /sandbox/v1/sms by key shop: 403 permission-missing""");
        assertThat(failures.get("nothing()")).isEqualTo("""
                No message was sent that is an sms.
                Waited 50 ms. No other message came.
                No request was refused.""");
        assertThat(failures.get("twice()")).startsWith("""
                Not 2 messages but 1 were sent that are an email, to bob@example.com.
                  - email from Shop <shop@example.com> to bob@example.com, subject "Welcome, dear customer"
                """);
        assertThat(failures.get("unwanted()")).isEqualTo("""
                Nothing should have been sent that is any message, but 1 message came:
                  - email from Shop <shop@example.com> to bob@example.com, subject "Welcome, dear customer"
                """);
        assertThat(failures.get("more()")).startsWith("No more should have been sent, but 1 message came:\n")
                .contains("bob@example.com").doesNotContain("ann@example.com");
    }

    @Test
    void callsOfWhatNoGatewayHasAreReportedOrFail() {
        assertThat(failures(run(Samples.UnknownCalls.class)).get("called()")).isEqualTo("""
                Routes were called that no gateway has:
                  - GET /v9/nowhere by a caller the server does not know: 404 not-found""");

        EngineExecutionResults reported = run(Samples.ReportedUnknownCalls.class);
        assertThat(failures(reported)).isEmpty();
        assertThat(reported.testEvents().reportingEntryPublished().list()).hasSize(1);
    }

    @Test
    void anUnknownCallThatNamesAKeyCountsForTheTestOfThatKeyAlone() {
        Map<String, String> failures = failures(run(Samples.UnknownCallsAtOnce.class));

        assertThat(failures).containsOnlyKeys("wrong()");
        assertThat(failures.get("wrong()")).endsWith("- GET /sandbox/v1/nowhere by key shop: 404 not-found");
    }

    @Test
    void aFieldOfTheInstanceIsAnAccountPerTestInNestedClassesToo() {
        assertThat(failures(run(Samples.AccountPerTest.class))).isEmpty();
        assertThat(Samples.ACCOUNTS).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void testsThatRunAtTheSameTimeDoNotSeeEachOther() {
        assertThat(failures(run(Samples.AtOnce.class))).isEmpty();
        assertThat(Samples.ACCOUNTS).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void testsThatWouldClearEachOthersAccountAreToldSo() {
        assertThat(failures(run(Samples.AtOnceOnOneAccount.class)).values())
                .anyMatch(text -> text.contains("Make the LatchkeyMock field an instance field"));
    }

    @Test
    void anAccountThatIsClearedPerClassKeepsWhatTestsSent() {
        assertThat(failures(run(Samples.Kept.class))).isEmpty();
        assertThat(Samples.ACCOUNTS.stream().map(text -> text.split(" ")[0]).distinct()).hasSize(1);
        assertThat(Samples.ACCOUNTS.stream().map(text -> text.split(" ")[1])).containsExactly("1", "2", "1");
    }

    @ParameterizedTest
    @ValueSource(classes = {Samples.Injected.class, Samples.OwnServer.class})
    void itIsThereInOtherWaysToo(Class<?> sample) {
        assertThat(failures(run(sample))).isEmpty();
    }

    @Test
    void aServerElsewhereDoesTheSame() {
        Secret token = Secret.of("a-token-of-some-length");
        try (MockServer server = MockServer.builder().controlToken(token).start()) {
            RemoteSample.server = server;
            RemoteSample.token = token;

            assertThat(failures(run(RemoteSample.class))).isEmpty();
            assertThat(Samples.ACCOUNTS).hasSize(1);
        }
    }

    private static EngineExecutionResults run(Class<?> sample) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4").execute();
    }

    /** Returns the failure messages by test. Fails if anything else went wrong. */
    private static Map<String, String> failures(EngineExecutionResults results) {
        assertThat(results.containerEvents().failed().list()).isEmpty();
        assertThat(results.testEvents().finished().list()).isNotEmpty();
        return results.testEvents().failed().stream().collect(Collectors.toMap(
                event -> event.getTestDescriptor().getDisplayName(), LatchkeyMockReportsTest::message));
    }

    private static String message(Event event) {
        return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::getMessage).orElse("");
    }
}
