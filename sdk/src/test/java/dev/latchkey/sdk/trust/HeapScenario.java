package dev.latchkey.sdk.trust;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program in a JVM of its own that uses a secret, closes it, and dumps its heap. The secret comes on standard input,
 * each byte inverted, so that no text of it is made by reading it.
 */
final class HeapScenario {
    /** Garbage proves nothing: what was used stays reachable, as it does in a program that runs on. */
    private static final List<Object> ALIVE = new ArrayList<>();

    private HeapScenario() {}

    /** Arguments: what to do, the file for the dump, the address of a server. */
    public static void main(String[] arguments) throws Exception {
        char[] value = read();
        // On a thread of its own: the values in a frame that is still there count as alive.
        Thread worker = new Thread(() -> use(arguments[0], arguments[2], value), "worker");
        worker.start();
        worker.join();
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        machine.dumpHeap(arguments[1], true);
    }

    private static char[] read() throws IOException {
        byte[] inverted = System.in.readAllBytes();
        char[] value = new char[inverted.length];
        for (int i = 0; i < value.length; i++) {
            value[i] = (char) (~inverted[i] & 0xff);
        }
        return value;
    }

    private static void use(String what, String address, char[] value) {
        try (Secret secret = Secret.of(value)) {
            Arrays.fill(value, '\0');
            ALIVE.add(secret);
            switch (what) {
                case "hold" -> hold(secret);
                case "call" -> call(secret, address);
                case "keep" -> keep(secret);
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    /** All that can be done with a secret short of asking for its value. */
    private static void hold(Secret secret) {
        try (Secret same = Secret.of(secret.reveal())) {
            if (!secret.equals(same) || secret.hashCode() != same.hashCode() || secret.length() != same.length()) {
                throw new IllegalStateException("not the same");
            }
            ALIVE.add(same);
        }
        System.out.println(secret + secret.lastFive());
    }

    /** A password, a key's secret and a created key, all the same, and two refusals. */
    private static void call(Secret secret, String address) {
        try (Sandbox sandbox = Sandbox.at(ClientOptions.at(address))) {
            SandboxSession session = sandbox.signIn("demo@latchkey.test", secret).execute();
            IssuedKey issued = session.keys()
                    .create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
            ALIVE.addAll(List.of(sandbox, issued));
            try (Secret created = issued.secret()) {
                sandbox.withKey("ck_1", created).sms().send(Sms.of("+4915112345678", "Hello")).execute();
                sandbox.withKey("ck_1", created).account().execute();
            } catch (ApiException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** What must be found, or the search would prove nothing. */
    private static void keep(Secret secret) {
        System.setProperty("latchkey.kept", secret.reveal());
    }
}
