package dev.latchkey.mockserver.contract;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Contract of every gateway API, tested over HTTP and SMTP only. The tests of a class share two servers, and each test has
 * an account of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GatewayContract
        implements
            CaptureContract,
            OutcomeContract,
            PriceContract,
            WebhookContract,
            CredentialContract,
            AllowlistContract,
            KeyChangeContract,
            LimitContract,
            FaultContract,
            ResponseFaultContract,
            ScheduleContract,
            SmtpContract {
    private final GatewayProfile profile;
    private TestedServer server;
    private TestedServer proxyTrustingServer;
    private TestAccount account;

    protected GatewayContract(GatewayProfile profile) {
        this.profile = profile;
    }

    /**
     * Starts a server with SMTP, on free ports.
     *
     * @param trustsProxy true if this computer is a trusted proxy
     */
    protected abstract TestedServer start(boolean trustsProxy) throws IOException;

    /** The server under test. */
    public interface TestedServer extends AutoCloseable {
        URI http();

        int smtpPort();

        @Override
        void close();
    }

    @BeforeAll
    void startServers() throws IOException {
        server = start(false);
        proxyTrustingServer = start(true);
    }

    @AfterAll
    void stopServers() {
        server.close();
        proxyTrustingServer.close();
    }

    @BeforeEach
    void openAccount() {
        account = TestAccount.create(http(), profile, "100");
    }

    @Override
    public GatewayProfile profile() {
        return profile;
    }

    @Override
    public TestAccount account() {
        return account;
    }

    @Override
    public HttpTestClient http() {
        return new HttpTestClient(server.http());
    }

    @Override
    public HttpTestClient proxyTrustingHttp() {
        return new HttpTestClient(proxyTrustingServer.http());
    }

    @Override
    public int smtpPort() {
        return server.smtpPort();
    }
}
