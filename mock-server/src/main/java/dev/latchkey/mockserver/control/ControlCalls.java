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

/** What answers, topic by topic. */
record ControlCalls(ServerCalls server, StreamCalls stream, AccountCalls accounts, KeyCalls keys,
        MessageCalls messages, ContentCalls content, VerifyCalls verify, JournalCalls journal, WebhookCalls webhooks,
        FaultCalls faults, ClockCalls clock, SeedCalls seed, SinkCalls sink) {

    static ControlCalls over(ControlServices services) {
        Accounts accounts = services.accounts();
        KeyIssuer issuer = services.issuer();
        Clocks clocks = services.clocks();
        PostOffice office = services.postOffice();
        FaultPlan plan = services.faults();
        Ids ids = services.ids();
        List<KeyFormat> formats = services.formats();
        Journal journal = services.journal();
        @Nullable
        Release release = services.release();
        Lookout lookout = services.lookout();
        Whose whose = new Whose(accounts);
        return new ControlCalls(new ServerCalls(services.about(), lookout.meter(), services.check()),
                new StreamCalls(whose, lookout.feed(), ids.next("run")),
                new AccountCalls(whose, accounts, plan, office.clocks()), new KeyCalls(whose, issuer, formats, clocks),
                new MessageCalls(whose, office.outbox(), office.finder(), office.events()),
                new ContentCalls(whose, office.outbox(), release),
                new VerifyCalls(whose, office.finder(), office.outbox(), journal), new JournalCalls(whose, journal),
                new WebhookCalls(whose, office.webhooks(), formats),
                new FaultCalls(whose, plan, ids, clocks.server()), new ClockCalls(whose, office.clocks()),
                new SeedCalls(whose, services.seeder(),
                        new Export(accounts, issuer, office.webhooks(), office.outbox(), plan, formats), formats),
                new SinkCalls(lookout.sinks(), clocks.server()));
    }
}
