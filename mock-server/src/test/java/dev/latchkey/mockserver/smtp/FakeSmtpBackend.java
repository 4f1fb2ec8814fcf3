package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.SmtpBackend.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.SmtpBackend.Credentials;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Backend with one user, which stores accepted mails and injects configured faults. */
final class FakeSmtpBackend implements SmtpBackend {
    static final String USER = "ck_user";
    static final String PASSWORD = "cs_password";

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final Map<FaultPhase, SmtpFault> faults = new ConcurrentHashMap<>();
    final CountDownLatch faultPending = new CountDownLatch(1);
    volatile boolean revoked;
    volatile boolean rejectsClients;
    volatile boolean mayBlock;
    /** Blocks the acceptance of mails from wait@ until it is counted down. */
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch blocked = new CountDownLatch(1);

    record Mail(Envelope envelope, byte[] raw) {
        String text() {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    void fault(FaultPhase phase, @Nullable SmtpReply reply, SmtpFault.ConnectionEnd end) {
        faults.put(phase, new SmtpFault(Duration.ZERO, reply, end));
    }

    @Override
    public void admit(InetAddress peer) {
        SmtpRefusalException.require(!rejectsClients, 554, "5.7.1", "Address not allowed.");
    }

    @Override
    public SmtpFault fault(SmtpFaultContext context) {
        SmtpFault fault = faults.getOrDefault(context.phase(), SmtpFault.NONE);
        if (!fault.delay().isZero()) {
            faultPending.countDown();
        }
        return fault;
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public AuthenticatedClient login(Credentials credentials, InetAddress peer) {
        requireKnown(credentials);
        return new AuthenticatedClient() {
            @Override
            public void beginMail(Envelope begun) {
                if (revoked) {
                    throw new SmtpRefusalException(535, "5.7.8", "This key was revoked.").closingConnection();
                }
                SmtpRefusalException.require(!begun.from().startsWith("stranger@"), 550, "5.7.1",
                        "Sender not allowed.");
            }

            @Override
            public void addRecipient(String address) {
                SmtpRefusalException.require(!address.startsWith("refused@"), 550, "5.1.1", "No such user.");
            }

            @Override
            public String accept(Envelope envelope, byte[] raw) {
                if (envelope.from().startsWith("broken@")) {
                    throw new IllegalStateException("Failure injected by the test.");
                }
                if (envelope.from().startsWith("wait@")) {
                    awaitRelease();
                }
                mails.add(new Mail(envelope, raw));
                return "msg_" + mails.size();
            }
        };
    }

    private void awaitRelease() {
        blocked.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireKnown(Credentials credentials) {
        if (!credentials.user().equals(USER) || !credentials.password().reveal().equals(PASSWORD)) {
            throw SmtpRefusalException.wrongCredentials();
        }
    }
}
