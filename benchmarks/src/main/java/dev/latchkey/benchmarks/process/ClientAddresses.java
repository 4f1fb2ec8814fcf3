package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Local addresses of the clients. Latchkey serves 20 concurrent requests per address by default. On Linux,
 * all of 127.0.0.0/8 is this computer, so a few clients share an address and the limit is never reached.
 */
final class ClientAddresses {
    private static final int CONNECTIONS_PER_ADDRESS = 10;

    private ClientAddresses() {}

    /** Returns the address of a client, or null if all have the same. */
    static @Nullable InetAddress of(int number) throws IOException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return null;
        }
        return InetAddress.getByAddress(new byte[]{127, 0, 0, (byte) (1 + number / CONNECTIONS_PER_ADDRESS)});
    }
}
