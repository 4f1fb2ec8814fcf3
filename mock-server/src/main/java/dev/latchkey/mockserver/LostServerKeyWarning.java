package dev.latchkey.mockserver;

import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.store.Store;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;

/** Tells who has lost the server's own key what is lost with it: the server starts, and some secrets are gone. */
final class LostServerKeyWarning {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private LostServerKeyWarning() {}

    /** Warns if the key is new and there are secrets that were sealed before there was it. */
    static void warn(ServerKey key, Store store, List<GatewayApi> dialects, Path data) {
        if (!key.isNew()) {
            return;
        }
        long keys = 0;
        long webhooks = 0;
        for (Account account : store.accounts().all()) {
            webhooks += store.webhooks().all(account.id()).size();
            for (GatewayApi api : dialects) {
                keys += store.keys().notRevoked(account.id(), api.gateway()).stream()
                        .filter(each -> each.sealedSecret() != null).count();
            }
        }
        if (keys + webhooks > 0) {
            LOG.log(Level.WARNING, "The file server.key in " + data + " was not there, and a new one was made. Secrets"
                    + " sealed under the old one cannot be read any more: those of viewable keys (" + keys
                    + ") and of webhooks (" + webhooks + "). Stop the server and put the file back; or regenerate those"
                    + " keys, and make those webhooks again.");
        }
    }
}
