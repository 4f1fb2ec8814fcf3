package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A gateway for tests: it takes the messages a program sends, and a test claims what they are.
 *
 * <pre>{@code
 * @RegisterExtension
 * static LatchkeyMock mock = LatchkeyMock.create().key("shop", SandboxKeyRules.EMAIL_SEND);
 *
 * @Test
 * void welcomesNewCustomers() {
 *     new Shop(mock.baseUrl(), mock.consumerKey("shop"), mock.secret("shop")).register("ann@example.com");
 *
 *     mock.assertSent(email().to("ann@example.com").subjectContains("Welcome"));
 *     mock.assertNoMoreSent();
 * }
 * }</pre>
 *
 * <p>In a static field, the tests of a class share an account, cleared before each; in a field of the instance, each
 * test has its own. All share one server, in memory and on a free port, which starts with the first and stops after the
 * last, unless it is one of their own or elsewhere. Safe for tests that run at the same time; tests of one class that do
 * need an account each.
 */
public final class LatchkeyMock implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(LatchkeyMock.class);
    private static final String SANDBOX = "sandbox";

    private final ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(LatchkeyMock.class, this);
    private final ServerSource source;
    private final List<TestAccount.KeySpec> keys = new ArrayList<>();
    private BigDecimal balance = BigDecimal.valueOf(100);
    private ResetPolicy resetPolicy = ResetPolicy.PER_TEST;
    private Duration wait = Duration.ofSeconds(2);
    private Duration settleTime = Duration.ofMillis(100);
    private boolean failOnUnknownCalls;
    private volatile @Nullable TestAccount account;

    /** As {@link #create()}, for {@code @ExtendWith}: the account has one key, {@code test}, that may do everything. */
    public LatchkeyMock() {
        this(new ServerSource.Shared());
        key("test");
    }

    private LatchkeyMock(ServerSource source) {
        this.source = source;
    }

    /** A gateway on the server that all tests of this program share. */
    public static LatchkeyMock create() {
        return new LatchkeyMock(new ServerSource.Shared());
    }

    /** A gateway on a server of its own, which runs as long as the field lives. */
    public static LatchkeyMock create(MockServerBuilder server) {
        return new LatchkeyMock(new ServerSource.Own(server));
    }

    /** A gateway on a server that runs elsewhere, such as the team's. */
    public static LatchkeyMock remote(URI url, @Nullable Secret controlToken) {
        return new LatchkeyMock(new ServerSource.Remote(url, controlToken));
    }

    /** Adds a sandbox key of the account; without permissions, it may do everything. */
    public LatchkeyMock key(String name, Permission... permissions) {
        return key(SANDBOX, newKey(name, permissions));
    }

    /** As {@link #key(String, Permission...)}, but the key expires so long after the account was made or cleared. */
    public LatchkeyMock keyFor(Duration lifetime, String name, Permission... permissions) {
        keys.add(new TestAccount.KeySpec(SANDBOX, newKey(name, permissions), lifetime));
        return this;
    }

    /** Adds a key of the account that is any gateway's, with all it can have. */
    public LatchkeyMock key(String gateway, NewApiKey key) {
        keys.add(new TestAccount.KeySpec(gateway, key, null));
        return this;
    }

    /** What the account can spend on messages of live keys; unset, 100. */
    public LatchkeyMock balance(BigDecimal value) {
        balance = value;
        return this;
    }

    /** When the account is made as it was at its beginning; unset, before each test. */
    public LatchkeyMock reset(ResetPolicy value) {
        resetPolicy = value;
        return this;
    }

    /** How long claims wait for messages; unset, 2 seconds. */
    public LatchkeyMock waitUpTo(Duration value) {
        wait = value;
        return this;
    }

    /** How long claims that nothing was sent wait for something that is on its way; unset, 100 milliseconds. */
    public LatchkeyMock settle(Duration value) {
        settleTime = value;
        return this;
    }

    /**
     * Lets a test fail during which something was called that no gateway has. Unset, that is reported only. Such a call
     * counts for the test whose key it names; the server cannot tell who made one that names none, so tests that run at
     * the same time answer for each other's.
     */
    public LatchkeyMock failOnUnknownCalls() {
        failOnUnknownCalls = true;
        return this;
    }

    /** Where the server is, without a slash at the end. */
    public URI baseUrl() {
        return testAccount().server().baseUrl();
    }

    /**
     * The port of the server's SMTP relay.
     *
     * @throws IllegalStateException when it has none
     */
    public int smtpPort() {
        return testAccount().server().smtpPort();
    }

    /** Id of the account. */
    public String accountId() {
        return testAccount().id();
    }

    /** The public part of a key: the user name. */
    public String consumerKey(String name) {
        return Objects.requireNonNullElse(testAccount().key(name).key(), "");
    }

    /** The secret of a key. */
    public Secret secret(String name) {
        return testAccount().key(name).secret();
    }

    /** Where messages end now. */
    public MessageCursor mark() {
        return testAccount().mark();
    }

    /** The messages sent after a mark. */
    public SentMessages since(MessageCursor cursor) {
        return new SentMessages(testAccount(), cursor, wait, settleTime);
    }

    /** The messages sent since the last clearing, in the order in which they came. */
    public List<CapturedMessage> messages() {
        return all().list();
    }

    /** As {@link SentMessages#assertSent(MessageMatcher)}, of all since the last clearing. */
    public CapturedMessage assertSent(MessageMatcher matcher) {
        return all().assertSent(matcher);
    }

    /** As {@link SentMessages#assertSent(int, MessageMatcher)}, of all since the last clearing. */
    public List<CapturedMessage> assertSent(int times, MessageMatcher matcher) {
        return all().assertSent(times, matcher);
    }

    /** As {@link SentMessages#assertNothingSent()}, of all since the last clearing. */
    public void assertNothingSent() {
        all().assertNothingSent();
    }

    /** As {@link SentMessages#assertNoMoreSent()}, of all since the last clearing. */
    public void assertNoMoreSent() {
        all().assertNoMoreSent();
    }

    /** The account's clock. */
    public TestClock clock() {
        return new TestClock(testAccount());
    }

    /** What goes wrong for this account. */
    public TestFaults faults() {
        return new TestFaults(testAccount());
    }

    /** The account's webhooks. */
    public TestWebhooks webhooks() {
        return new TestWebhooks(testAccount());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestAccount of = open(context);
        if (resetPolicy == ResetPolicy.PER_CLASS) {
            of.reset();
        }
        of.markUsed();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestAccount of = open(context);
        if (of.startTest() > 1 && resetPolicy == ResetPolicy.PER_TEST) {
            of.endTest();
            throw new ExtensionConfigurationException("Tests run at the same time on one account that is cleared before"
                    + " each of them. Make the field of LatchkeyMock one of the instance, so that each test has its own"
                    + " account, or never clear it: clear(Clearing.NEVER).");
        }
        if (resetPolicy == ResetPolicy.PER_TEST) {
            of.reset();
        }
        of.markUsed();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestAccount of = open(context);
        of.endTest();
        String unknown = FailureMessages.unknownCalls(of);
        if (!unknown.isEmpty()) {
            String text = "The mock server was asked for what no gateway has:\n" + unknown;
            context.publishReportEntry("latchkey", text);
            if (failOnUnknownCalls) {
                throw new AssertionError(text);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LatchkeyMock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        open(context);
        return this;
    }

    /** The account; nested classes find that of the class around them, and the one who made it takes it away. */
    private TestAccount open(ExtensionContext context) {
        TestAccount found = context.getStore(namespace).getOrComputeIfAbsent("account", key -> new TestAccount(
                source.server(context.getRoot().getStore(SHARED)), !(source instanceof ServerSource.Shared),
                context.getDisplayName(),
                balance, keys), TestAccount.class);
        account = found;
        return found;
    }

    private static NewApiKey newKey(String name, Permission... permissions) {
        List<Permission> given = permissions.length == 0 ? List.of(Permission.EVERYTHING) : List.of(permissions);
        return NewApiKey.named(name).permissions(given).build();
    }

    private SentMessages all() {
        return since(MessageCursor.BEGINNING);
    }

    private TestAccount testAccount() {
        TestAccount current = account;
        if (current == null) {
            throw new IllegalStateException("The mock server is not there yet: JUnit starts it before the first test of"
                    + " the class. Is the field annotated with @RegisterExtension?");
        }
        return current;
    }
}
