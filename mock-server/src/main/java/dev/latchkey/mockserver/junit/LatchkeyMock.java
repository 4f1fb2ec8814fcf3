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
 * JUnit extension with a gateway that captures the messages a program sends, and assertions about them.
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
 * <p>In a static field, the tests of a class share one account, which is reset before each test. In an instance field,
 * each test has its own account. By default, all accounts are on one server in memory on a free port, which starts with
 * the first test and stops after the last. Safe for parallel tests; parallel tests of one class need an account each.
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

    /**
     * Creates an extension for {@code @ExtendWith}, on the shared server. The account has one key, {@code test}, with
     * all permissions.
     */
    public LatchkeyMock() {
        this(new ServerSource.Shared());
        key("test");
    }

    private LatchkeyMock(ServerSource source) {
        this.source = source;
    }

    /** Creates an extension on the server that all tests of this JVM share. */
    public static LatchkeyMock create() {
        return new LatchkeyMock(new ServerSource.Shared());
    }

    /** Creates an extension with its own server, which runs as long as the account of this field. */
    public static LatchkeyMock create(MockServerBuilder server) {
        return new LatchkeyMock(new ServerSource.Own(server));
    }

    /** Creates an extension on a server that is already running, such as one shared by a team. */
    public static LatchkeyMock remote(URI url, @Nullable Secret controlToken) {
        return new LatchkeyMock(new ServerSource.Remote(url, controlToken));
    }

    /** Adds a sandbox key to the account. Without permissions, it has all of them. */
    public LatchkeyMock key(String name, Permission... permissions) {
        return key(SANDBOX, newKey(name, permissions));
    }

    /**
     * Adds a sandbox key as {@link #key(String, Permission...)} does, which expires this long after the account is
     * created or reset.
     */
    public LatchkeyMock keyFor(Duration lifetime, String name, Permission... permissions) {
        keys.add(new TestAccount.KeySpec(SANDBOX, newKey(name, permissions), lifetime));
        return this;
    }

    /** Adds a key of any gateway, with all its properties. */
    public LatchkeyMock key(String gateway, NewApiKey key) {
        keys.add(new TestAccount.KeySpec(gateway, key, null));
        return this;
    }

    /** Sets the balance, which pays for messages sent with live keys. Default: 100. */
    public LatchkeyMock balance(BigDecimal value) {
        balance = value;
        return this;
    }

    /** Sets when the account is reset. Default: before each test. */
    public LatchkeyMock reset(ResetPolicy value) {
        resetPolicy = value;
        return this;
    }

    /** Sets how long assertions wait for messages. Default: 2 seconds. */
    public LatchkeyMock waitUpTo(Duration value) {
        wait = value;
        return this;
    }

    /** Sets how long assertions that nothing was sent wait for a message in transit. Default: 100 milliseconds. */
    public LatchkeyMock settle(Duration value) {
        settleTime = value;
        return this;
    }

    /**
     * Fails a test during which a route was called that no gateway has. By default, this is only reported.
     *
     * <p>A call counts for the test whose key it uses. A call without a known key counts for all tests that run at that
     * time, because the server cannot tell who made it.
     */
    public LatchkeyMock failOnUnknownCalls() {
        failOnUnknownCalls = true;
        return this;
    }

    /** Returns the URL of the server, without a trailing slash. */
    public URI baseUrl() {
        return testAccount().server().baseUrl();
    }

    /**
     * Returns the port of the server's SMTP relay.
     *
     * @throws IllegalStateException if the server has no relay
     */
    public int smtpPort() {
        return testAccount().server().smtpPort();
    }

    /** Returns the id of the account. */
    public String accountId() {
        return testAccount().id();
    }

    /** Returns the public part of a key, which is the user name. */
    public String consumerKey(String name) {
        return Objects.requireNonNullElse(testAccount().key(name).key(), "");
    }

    /** Returns the secret of a key. */
    public Secret secret(String name) {
        return testAccount().key(name).secret();
    }

    /** Returns the current end of the account's messages, for {@link #since}. */
    public MessageCursor mark() {
        return testAccount().mark();
    }

    /** Returns the messages sent after a cursor. */
    public SentMessages since(MessageCursor cursor) {
        return new SentMessages(testAccount(), cursor, wait, settleTime);
    }

    /** Returns the messages sent since the last reset, in the order of their arrival. */
    public List<CapturedMessage> messages() {
        return all().list();
    }

    /** Asserts as {@link SentMessages#assertSent(MessageMatcher)}, for all messages since the last reset. */
    public CapturedMessage assertSent(MessageMatcher matcher) {
        return all().assertSent(matcher);
    }

    /** Asserts as {@link SentMessages#assertSent(int, MessageMatcher)}, for all messages since the last reset. */
    public List<CapturedMessage> assertSent(int times, MessageMatcher matcher) {
        return all().assertSent(times, matcher);
    }

    /** Asserts as {@link SentMessages#assertNothingSent()}, for all messages since the last reset. */
    public void assertNothingSent() {
        all().assertNothingSent();
    }

    /** Asserts as {@link SentMessages#assertNoMoreSent()}, for all messages since the last reset. */
    public void assertNoMoreSent() {
        all().assertNoMoreSent();
    }

    /** Returns the account's clock. */
    public TestClock clock() {
        return new TestClock(testAccount());
    }

    /** Returns the faults of the account. */
    public TestFaults faults() {
        return new TestFaults(testAccount());
    }

    /** Returns the webhooks of the account. */
    public TestWebhooks webhooks() {
        return new TestWebhooks(testAccount());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestAccount current = open(context);
        if (resetPolicy == ResetPolicy.PER_CLASS) {
            current.reset();
        }
        current.markUsed();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestAccount current = open(context);
        if (current.startTest() > 1 && resetPolicy == ResetPolicy.PER_TEST) {
            current.endTest();
            throw new ExtensionConfigurationException(
                    "Tests run in parallel on one account, which is reset before each of"
                            + " them. Make the LatchkeyMock field an instance field, so that each test has its own"
                            + " account, or never reset it: reset(ResetPolicy.NEVER).");
        }
        if (resetPolicy == ResetPolicy.PER_TEST) {
            current.reset();
        }
        current.markUsed();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestAccount current = open(context);
        current.endTest();
        String unknown = FailureMessages.unknownCalls(current);
        if (!unknown.isEmpty()) {
            String text = "Routes were called that no gateway has:\n" + unknown;
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

    /** Returns the account. Nested classes find that of their outer class, whose store closes it. */
    private TestAccount open(ExtensionContext context) {
        TestAccount found = context.getStore(namespace).getOrComputeIfAbsent("account", key -> new TestAccount(
                source.server(context.getRoot().getStore(SHARED)), !(source instanceof ServerSource.Shared),
                context.getDisplayName(),
                balance, keys), TestAccount.class);
        account = found;
        return found;
    }

    private static NewApiKey newKey(String name, Permission... permissions) {
        List<Permission> granted = permissions.length == 0 ? List.of(Permission.EVERYTHING) : List.of(permissions);
        return NewApiKey.named(name).permissions(granted).build();
    }

    private SentMessages all() {
        return since(MessageCursor.BEGINNING);
    }

    private TestAccount testAccount() {
        TestAccount current = account;
        if (current == null) {
            throw new IllegalStateException("The mock server has not started yet: JUnit starts it before the first test"
                    + " of the class. Is the field annotated with @RegisterExtension?");
        }
        return current;
    }
}
