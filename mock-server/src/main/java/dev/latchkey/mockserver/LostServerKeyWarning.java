package dev.latchkey.mockserver;

import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.store.DataStore;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;

/**
 * Warning for a server whose {@code server.key} was lost. The server starts, but some stored secrets cannot be
 * decrypted.
 */
final class LostServerKeyWarning {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private LostServerKeyWarning() {}

    /** Logs a warning if the server key is new although the store holds secrets encrypted with an earlier one. */
    static void warn(ServerKey key, DataStore store, List<GatewayApi> gateways, Path data) {
        if (!key.isNew()) {
            return;
        }
        long keys = 0;
        long webhooks = 0;
        for (Account account : store.accounts().all()) {
            webhooks += store.webhooks().all(account.id()).size();
            for (GatewayApi api : gateways) {
                keys += store.keys().notRevoked(account.id(), api.gateway()).stream()
                        .filter(each -> each.sealedSecret() != null).count();
            }
        }
        if (keys + webhooks > 0) {
            LOG.log(Level.WARNING, "The file server.key was missing in " + data + ", so a new one was created. Secrets"
                    + " encrypted with the old one cannot be read any more: those of viewable keys (" + keys
                    + ") and of webhooks (" + webhooks + "). To recover them, stop the server and restore the file."
                    + " Otherwise, regenerate the keys and create the webhooks again.");
        }
    }
}
