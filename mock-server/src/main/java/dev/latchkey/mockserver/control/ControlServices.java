package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.endpoint.Release;
import dev.latchkey.mockserver.control.endpoint.ServerInfo;
import dev.latchkey.mockserver.control.monitor.ServerMonitor;
import dev.latchkey.mockserver.control.seed.Seeder;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.delivery.DeliveryModule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the control API works with.
 *
 * @param formats the gateways keys can be made for
 * @param release truly sends messages; null where nothing can
 * @param check throws when the server cannot do its work
 */
public record ControlServices(AccountService accounts, KeyIssuer issuer, Clocks clocks, Ids ids, Journal journal,
        DeliveryModule delivery, FaultRuleSet faults, ServerMonitor monitor, Seeder seeder, List<KeyFormat> formats,
        @Nullable Release release, ServerInfo info, Runnable check) {
    public ControlServices {
        formats = List.copyOf(formats);
    }
}
