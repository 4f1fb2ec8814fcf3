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

/** Mock server inside the app, with the demo account. The app uses it over HTTP, like any other gateway. */
public final class BuiltInSandbox implements Connector {
    /** Preferred port. */
    public static final int PORT = 8390;

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final Path data;
    private final int port;

    /**
     * Creates a sandbox that stores its data in this directory and listens on {@link #PORT}, or on a free port if that
     * is taken.
     */
    public BuiltInSandbox(Path data) {
        this(data, PORT);
    }

    /** Creates a sandbox that stores its data in this directory. Port 0 means any free port. */
    public BuiltInSandbox(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public Connection open() {
        MockServer server = start();
        Sandbox sandbox = Sandbox.at(ClientOptions.at(server.baseUrl().toString()).withCallTimeout(CALL_TIMEOUT));
        // Close the client first, so that calls that still wait for the server fail immediately.
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
        } catch (StartupException e) {
            if (port == 0) {
                throw failure(e);
            }
        }
        // A free port solves every problem with the port. Any other problem makes this attempt fail too.
        try {
            return startOn(0);
        } catch (StartupException e) {
            throw failure(e);
        }
    }

    private MockServer startOn(int listenPort) {
        return MockServer.builder().host("127.0.0.1").port(listenPort).data(data).start();
    }

    private static ConnectFailedException failure(StartupException cause) {
        String message = cause.getMessage();
        return new ConnectFailedException(message == null ? "The built-in sandbox did not start." : message, cause);
    }
}
