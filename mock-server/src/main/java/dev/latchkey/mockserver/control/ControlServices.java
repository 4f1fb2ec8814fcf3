package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.delivery.PostOffice;
import dev.latchkey.mockserver.fault.FaultPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the control API works with.
 *
 * @param formats the gateways keys can be made for
 * @param release truly sends messages; null where nothing can
 * @param check throws when the server cannot do its work
 */
public record ControlServices(Accounts accounts, KeyIssuer issuer, Clocks clocks, Ids ids, Journal journal,
        PostOffice postOffice, FaultPlan faults, Lookout lookout, Seeder seeder, List<KeyFormat> formats,
        @Nullable Release release, About about, Runnable check) {
    public ControlServices {
        formats = List.copyOf(formats);
    }
}
