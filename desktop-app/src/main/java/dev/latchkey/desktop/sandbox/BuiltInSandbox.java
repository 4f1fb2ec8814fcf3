package dev.latchkey.desktop.sandbox;

import dev.latchkey.desktop.account.ConnectFailedException;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.Connector;
import dev.latchkey.mockserver.DemoAccount;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.StartupException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A mock server inside the app, with an account that is always there. From here on it is a gateway like any other: the
 * app talks to it over HTTP.
 */
public final class BuiltInSandbox implements Connector {
    /** The port it takes if it is free. */
    public static final int PORT = 8390;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final Path data;
    private final int port;

    /** A sandbox that keeps its data here, and answers at {@link #PORT} or else at a free port. */
    public BuiltInSandbox(Path data) {
        this(data, PORT);
    }

    /** A sandbox that keeps its data here; port 0 is any free one. */
    public BuiltInSandbox(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public Connection open() {
        MockServer server = start();
        Sandbox sandbox = Sandbox.at(ClientOptions.at(server.baseUrl().toString()).withCallTimeout(CALL_TIMEOUT));
        // The client first: whoever still waits for the server is told at once, instead of in vain.
        Runnable close = () -> {
            sandbox.close();
            server.close();
        };
        try {
            return new SandboxConnection(sandbox, server.baseUrl(), DemoAccount.EMAIL, DemoAccount.password(), close);
        } catch (RuntimeException e) {
            close.run();
            throw e;
        }
    }

    private MockServer start() {
        try {
            return startOn(port);
        } catch (StartupException taken) {
            if (port == 0) {
                throw failure(taken);
            }
        }
        // Whatever was wrong with the port is right with a free one; what was not about the port fails again.
        try {
            return startOn(0);
        } catch (StartupException e) {
            throw failure(e);
        }
    }

    private MockServer startOn(int wanted) {
        return MockServer.builder().host("127.0.0.1").port(wanted).data(data).start();
    }

    private static ConnectFailedException failure(StartupException cause) {
        String message = cause.getMessage();
        return new ConnectFailedException(message == null ? "The built-in sandbox did not start." : message, cause);
    }
}
