package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.Phase;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A relay with one user, that keeps what it is given and fails when told to. */
final class FakeRelay implements SmtpBackend {
    static final String USER = "ck_user";
    static final String PASSWORD = "cs_password";

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final Map<Phase, SmtpFault> faults = new ConcurrentHashMap<>();
    final CountDownLatch pausing = new CountDownLatch(1);
    volatile boolean revoked;
    volatile boolean closedHouse;
    volatile boolean waits;
    /** Where taking a mail from wait@ waits. */
    final CountDownLatch disk = new CountDownLatch(1);
    final CountDownLatch waiting = new CountDownLatch(1);

    record Mail(Envelope envelope, byte[] raw) {
        String text() {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    void fault(Phase phase, @Nullable SmtpReply reply, SmtpFault.ConnectionEnd end) {
        faults.put(phase, new SmtpFault(Duration.ZERO, reply, end));
    }

    @Override
    public void admit(InetAddress peer) {
        SmtpRefusal.unless(!closedHouse, 554, "5.7.1", "Not from your address.");
    }

    @Override
    public SmtpFault fault(SmtpFaultContext context) {
        SmtpFault fault = faults.getOrDefault(context.phase(), SmtpFault.NONE);
        if (!fault.delay().isZero()) {
            pausing.countDown();
        }
        return fault;
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public AuthenticatedClient login(Credentials credentials, InetAddress peer) {
        requireKnown(credentials);
        return new AuthenticatedClient() {
            @Override
            public void begin(Envelope begun) {
                if (revoked) {
                    throw new SmtpRefusal(535, "5.7.8", "This key was revoked.").closing();
                }
                SmtpRefusal.unless(!begun.from().startsWith("stranger@"), 550, "5.7.1", "Not your sender.");
            }

            @Override
            public void recipient(String address) {
                SmtpRefusal.unless(!address.startsWith("refused@"), 550, "5.1.1", "Nobody of this name.");
            }

            @Override
            public String accept(Envelope envelope, byte[] raw) {
                if (envelope.from().startsWith("broken@")) {
                    throw new IllegalStateException("The relay is broken on purpose.");
                }
                if (envelope.from().startsWith("wait@")) {
                    awaitDisk();
                }
                mails.add(new Mail(envelope, raw));
                return "msg_" + mails.size();
            }
        };
    }

    private void awaitDisk() {
        waiting.countDown();
        try {
            disk.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireKnown(Credentials credentials) {
        if (!credentials.user().equals(USER) || !credentials.password().reveal().equals(PASSWORD)) {
            throw SmtpRefusal.wrongCredentials();
        }
    }
}
