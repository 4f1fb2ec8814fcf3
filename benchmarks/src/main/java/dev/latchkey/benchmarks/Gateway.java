package dev.latchkey.benchmarks;

import dev.latchkey.mockserver.Builder;
import dev.latchkey.mockserver.DemoAccount;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A running server with some keys, as a benchmark needs it. */
final class Gateway implements AutoCloseable {
    final MockServer server;
    final SandboxSession session;
    final IssuedKey key;
    private final Path data;

    /** With this store, {@code memory} or {@code sqlite}, and this many keys. */
    Gateway(String store, int keys) throws IOException {
        data = Files.createTempDirectory("latchkey-bench");
        Builder builder = MockServer.builder().port(0);
        server = (store.equals("memory") ? builder.inMemory() : builder.data(data)).start();
        session = sandbox().signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
        key = issue("bench");
        for (int i = 1; i < keys; i++) {
            issue("bench-" + i);
        }
    }

    Sandbox sandbox() {
        return Sandbox.at(ClientOptions.at(server.baseUrl().toString()));
    }

    private IssuedKey issue(String name) {
        return session.keys().create(NewApiKey.named(name).permissions(Permission.EVERYTHING).build()).execute();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
