package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.control.endpoint.MessageReleaser;
import dev.latchkey.mockserver.control.endpoint.ServerInfo;
import dev.latchkey.mockserver.control.monitor.ServerMonitor;
import dev.latchkey.mockserver.control.seed.SeedApplier;
import dev.latchkey.mockserver.delivery.DeliveryModule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Services that the control API is built on.
 *
 * @param demoEmail e-mail address of the account that every server starts with
 * @param formats key formats, one per gateway
 * @param releaser sends captured messages to real recipients; null if the server cannot release messages
 * @param healthCheck throws an exception if the server is not ready
 */
public record ControlServices(AccountService accounts, String demoEmail, KeyIssuer issuer, AccountClocks clocks,
        IdGenerator ids,
        RequestJournal journal,
        DeliveryModule delivery, FaultRuleSet faults, ServerMonitor monitor, SeedApplier seedApplier,
        List<KeyFormat> formats,
        @Nullable MessageReleaser releaser, ServerInfo info, Runnable healthCheck) {
    public ControlServices {
        formats = List.copyOf(formats);
    }
}
