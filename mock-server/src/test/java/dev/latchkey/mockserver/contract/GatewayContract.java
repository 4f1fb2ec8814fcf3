package dev.latchkey.mockserver.contract;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds for every gateway's dialect, in the words of that dialect, over HTTP and SMTP alone. The tests of a class
 * share two servers and have an account each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GatewayContract
        implements
            CaptureContract,
            OutcomeContract,
            MoneyContract,
            WebhookCallContract,
            CredentialContract,
            AddressContract,
            KeyChangeContract,
            LimitContract,
            FaultContract,
            ResponseFaultContract,
            TimeContract,
            RelayContract {
    private final GatewayProfile words;
    private Subject subject;
    private Subject trusting;
    private TestAccount account;

    protected GatewayContract(GatewayProfile words) {
        this.words = words;
    }

    /**
     * Starts a server with an SMTP relay, on free ports.
     *
     * @param trusting whether this computer is a trusted proxy
     */
    protected abstract Subject start(boolean trusting) throws IOException;

    /** A server under test. */
    public interface Subject extends AutoCloseable {
        URI http();

        int smtpPort();

        @Override
        void close();
    }

    @BeforeAll
    void startServers() throws IOException {
        subject = start(false);
        trusting = start(true);
    }

    @AfterAll
    void stopServers() {
        subject.close();
        trusting.close();
    }

    @BeforeEach
    void openAccount() {
        account = TestAccount.open(http(), words, "100");
    }

    @Override
    public GatewayProfile words() {
        return words;
    }

    @Override
    public TestAccount tenant() {
        return account;
    }

    @Override
    public Http http() {
        return new Http(subject.http());
    }

    @Override
    public Http trusting() {
        return new Http(trusting.http());
    }

    @Override
    public int smtpPort() {
        return subject.smtpPort();
    }
}
