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
 * Program that uses a secret in its own JVM, closes it, and dumps the heap. It reads the secret from standard input
 * with each byte inverted, so that reading creates no text of it.
 */
final class HeapScenario {
    /**
     * Keeps used objects reachable, as in a program that runs on: the absence of collected objects would prove nothing.
     */
    private static final List<Object> REACHABLE = new ArrayList<>();

    private HeapScenario() {}

    /** Runs a scenario. Arguments: its name, the file for the dump, the address of a server. */
    public static void main(String[] arguments) throws Exception {
        char[] value = read();
        // On a separate thread, since values in an existing stack frame count as reachable.
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

    private static void use(String scenario, String address, char[] value) {
        try (Secret secret = Secret.of(value)) {
            Arrays.fill(value, '\0');
            REACHABLE.add(secret);
            switch (scenario) {
                case "hold" -> hold(secret);
                case "call" -> call(secret, address);
                case "keep" -> keep(secret);
                default -> throw new IllegalArgumentException(scenario);
            }
        }
    }

    /** Uses all methods of a secret. */
    private static void hold(Secret secret) {
        try (Secret same = Secret.of(secret.reveal())) {
            if (!secret.equals(same) || secret.hashCode() != same.hashCode() || secret.length() != same.length()) {
                throw new IllegalStateException("not the same");
            }
            REACHABLE.add(same);
        }
        System.out.println(secret + secret.lastFive());
    }

    /**
     * Signs in, creates a key and sends with it. Password and secrets are the same value, and two requests are refused.
     */
    private static void call(Secret secret, String address) {
        try (Sandbox sandbox = Sandbox.at(ClientOptions.at(address))) {
            SandboxSession session = sandbox.signIn("demo@latchkey.test", secret).execute();
            IssuedKey issued = session.keys()
                    .create(NewApiKey.named("shop").permissions(SandboxKeyRules.SMS_SEND).build()).execute();
            REACHABLE.addAll(List.of(sandbox, issued));
            try (Secret created = issued.secret()) {
                sandbox.withKey("ck_1", created).sms().send(Sms.of("+4915112345678", "Hello")).execute();
                sandbox.withKey("ck_1", created).account().execute();
            } catch (ApiException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** Leaves the secret in the heap, to show that the search finds it. */
    private static void keep(Secret secret) {
        System.setProperty("latchkey.kept", secret.reveal());
    }
}
