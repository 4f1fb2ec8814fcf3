package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.contract.GatewayContract;
import dev.latchkey.mockserver.contract.GatewayProfile;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.mockserver.store.sql.SqlStore;
import dev.latchkey.sdk.keys.IpRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The gateway contract, run against a server in this JVM. */
abstract class EmbeddedGatewayContract extends GatewayContract {
    private final boolean onDisk;

    @TempDir
    static Path directory;

    /**
     * Creates the contract for one gateway.
     *
     * @param onDisk true if the data is stored in a file
     */
    EmbeddedGatewayContract(GatewayProfile profile, boolean onDisk) {
        super(profile);
        this.onDisk = onDisk;
    }

    @Override
    protected TestedServer start(boolean trusting) throws IOException {
        MovableClock clock = new MovableClock();
        DataStore store = onDisk
                ? SqlStore.open(directory.resolve("trusting-" + trusting), clock, RetentionLimits.ON_DISK)
                : new MemoryStore(RetentionLimits.IN_MEMORY);
        List<IpRange> proxies = trusting ? List.of(IpRange.parse("127.0.0.1")) : List.of();
        return new Running(
                new RunningServer(store, new ServerOptions(ApiLimits.DEFAULTS, DeliveryRules.DEFAULTS, proxies)));
    }

    private record Running(RunningServer server) implements TestedServer {
        @Override
        public URI http() {
            return URI.create("http://127.0.0.1:" + server.port());
        }

        @Override
        public int smtpPort() {
            return server.smtpPort();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
