package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where clients come from. Ours answers 20 requests at once from one address, and that limit stays as it comes. On Linux,
 * every address of 127.0.0.0/8 is this computer, so a few clients share one.
 */
final class ClientAddresses {
    private static final int CONNECTIONS_PER_ADDRESS = 10;

    private ClientAddresses() {}

    /** The address of this client; null where all have the same. */
    static @Nullable InetAddress of(int number) throws IOException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return null;
        }
        return InetAddress.getByAddress(new byte[]{127, 0, 0, (byte) (1 + number / CONNECTIONS_PER_ADDRESS)});
    }
}
