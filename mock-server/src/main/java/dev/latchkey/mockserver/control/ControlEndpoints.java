package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints;
import dev.latchkey.mockserver.control.endpoint.AccountResolver;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints;
import dev.latchkey.mockserver.control.endpoint.EventStreamEndpoint;
import dev.latchkey.mockserver.control.endpoint.FaultRuleEndpoints;
import dev.latchkey.mockserver.control.endpoint.JournalEndpoints;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints;
import dev.latchkey.mockserver.control.endpoint.MessageReleaser;
import dev.latchkey.mockserver.control.endpoint.SeedEndpoints;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints;
import dev.latchkey.mockserver.control.endpoint.SinkEndpoints;
import dev.latchkey.mockserver.control.endpoint.VerifyEndpoint;
import dev.latchkey.mockserver.control.endpoint.WebhookEndpoints;
import dev.latchkey.mockserver.control.monitor.ServerMonitor;
import dev.latchkey.mockserver.control.seed.SeedExporter;
import dev.latchkey.mockserver.delivery.DeliveryModule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.keys.KeyIssuer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints of the control API, by resource. */
record ControlEndpoints(ServerEndpoints server, EventStreamEndpoint stream, AccountEndpoints accounts,
        KeyEndpoints keys,
        MessageEndpoints messages, MessageContentEndpoints content, VerifyEndpoint verify, JournalEndpoints journal,
        WebhookEndpoints webhooks,
        FaultRuleEndpoints faults, ClockEndpoints clock, SeedEndpoints seed, SinkEndpoints sink) {

    static ControlEndpoints create(ControlServices services) {
        AccountService accounts = services.accounts();
        KeyIssuer issuer = services.issuer();
        AccountClocks clocks = services.clocks();
        DeliveryModule delivery = services.delivery();
        FaultRuleSet rules = services.faults();
        IdGenerator ids = services.ids();
        List<KeyFormat> formats = services.formats();
        RequestJournal journal = services.journal();
        @Nullable
        MessageReleaser release = services.releaser();
        ServerMonitor monitor = services.monitor();
        AccountResolver accountResolver = new AccountResolver(accounts, services.demoEmail());
        return new ControlEndpoints(new ServerEndpoints(services.info(), monitor.metrics(), services.healthCheck()),
                new EventStreamEndpoint(accountResolver, monitor.feed(), ids.next("run")),
                new AccountEndpoints(accountResolver, accounts, rules, delivery.testClocks()),
                new KeyEndpoints(accountResolver, issuer, formats, clocks),
                new MessageEndpoints(accountResolver, delivery.messages(), delivery.search(), delivery.eventInjector()),
                new MessageContentEndpoints(accountResolver, delivery.messages(), release),
                new VerifyEndpoint(accountResolver, delivery.search(), delivery.messages(), journal),
                new JournalEndpoints(accountResolver, journal),
                new WebhookEndpoints(accountResolver, delivery.webhooks(), formats),
                new FaultRuleEndpoints(accountResolver, rules, ids, clocks.server()),
                new ClockEndpoints(accountResolver, delivery.testClocks()),
                new SeedEndpoints(accountResolver, services.seedApplier(),
                        new SeedExporter(accounts, issuer, delivery.webhooks(), delivery.messages(), rules, formats),
                        formats),
                new SinkEndpoints(monitor.sinks(), clocks.server()));
    }
}
