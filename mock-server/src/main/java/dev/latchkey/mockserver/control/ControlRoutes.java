package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.endpoint.ControlRequest;
import dev.latchkey.mockserver.control.endpoint.MagicRecipientEndpoints;

import static dev.latchkey.mockserver.control.EndpointSchema.dynamic;
import static dev.latchkey.mockserver.control.EndpointSchema.noContent;
import static dev.latchkey.mockserver.control.EndpointSchema.created;
import static dev.latchkey.mockserver.control.EndpointSchema.content;
import static dev.latchkey.mockserver.control.EndpointSchema.json;

import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountList;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountView;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.ResetResult;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.AdvanceView;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.ClockView;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.CodeList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.LinkList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.ReleaseResult;
import dev.latchkey.mockserver.control.seed.SeedExporter.Document;
import dev.latchkey.mockserver.control.seed.FaultViews.FaultList;
import dev.latchkey.mockserver.control.seed.FaultViews.FaultView;
import dev.latchkey.mockserver.control.endpoint.JournalEndpoints.EntryPage;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.IssuedView;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.KeyList;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.KeyView;
import dev.latchkey.mockserver.control.endpoint.MagicRecipientEndpoints.MagicList;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.FoundMessages;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.Mark;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.Removed;
import dev.latchkey.mockserver.control.endpoint.SeedEndpoints.CreatedAccounts;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Health;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Info;
import dev.latchkey.mockserver.control.endpoint.SinkEndpoints.CallList;
import dev.latchkey.mockserver.control.endpoint.VerifyEndpoint.VerifyResult;
import dev.latchkey.mockserver.control.endpoint.WebhookEndpoints.MadeWebhook;
import dev.latchkey.mockserver.control.endpoint.WebhookEndpoints.WebhookList;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.ArrayList;
import java.util.List;

/** Everything the control API can be asked for. */
final class ControlRoutes {
    static final String BASE = "/_latchkey/v1";

    private static final String ACCOUNT = "account";
    private static final String JSON = "application/json";

    private final ControlEndpoints calls;

    ControlRoutes(ControlEndpoints calls) {
        this.calls = calls;
    }

    /**
     * Where a route leads.
     *
     * @param open whether everybody may ask, from everywhere
     * @param purpose what it is for, in a few words
     * @param schema what it takes and gives
     */
    record Endpoint(boolean open, String purpose, EndpointSchema schema, EndpointHandler action) {}

    /** What a route does. */
    @FunctionalInterface
    interface EndpointHandler {
        Response handle(ControlRequest request);
    }

    List<Route<Endpoint>> table() {
        List<Route<Endpoint>> table = new ArrayList<>(List.of(
                open("GET", "/health", "Whether the server is ready", json(Health.class), calls.server()::ready),
                open("GET", "/health/live", "Whether the program answers", json(Health.class), calls.server()::live),
                open("GET", "/health/ready", "Whether the server can do its work", json(Health.class),
                        calls.server()::ready),
                route("GET", "/info", "How the server is set", json(Info.class), calls.server()::info),
                route("GET", "/metrics", "Measurements for Prometheus", content("text/plain"), calls.server()::metrics),
                route("GET", "/openapi.json", "This description", content(JSON), request -> ControlOpenApi.of(table())),
                route("GET", "/stream", "What happens, as server-sent events",
                        content("text/event-stream").query("account", "lastEventId", "types"), calls.stream()::stream),

                route("POST", "/reset", "Clear an account or parts of it",
                        json(ResetResult.class).query(ACCOUNT, "scope"),
                        calls.accounts()::reset),
                route("GET", "/accounts", "All accounts", json(AccountList.class), calls.accounts()::list),
                route("POST", "/accounts", "Make an account", created(201, AccountView.class).body("NewAccount"),
                        calls.accounts()::create),
                route("GET", "/accounts/{id}", "An account", json(AccountView.class), calls.accounts()::get),
                route("PATCH", "/accounts/{id}", "Change an account", json(AccountView.class).body("AccountEdit"),
                        calls.accounts()::edit),
                route("DELETE", "/accounts/{id}", "Remove an account", noContent(), calls.accounts()::remove),
                route("GET", "/accounts/{id}/keys", "An account's keys", json(KeyList.class), calls.keys()::list),
                route("POST", "/accounts/{id}/keys", "Make a key", created(201, IssuedView.class).body("NewKey"),
                        calls.keys()::create),
                route("GET", "/accounts/{id}/keys/{key}", "A key", json(KeyView.class), calls.keys()::get),
                route("PATCH", "/accounts/{id}/keys/{key}", "Change a key", json(KeyView.class).body("KeyEdit"),
                        calls.keys()::edit),
                route("DELETE", "/accounts/{id}/keys/{key}", "Revoke a key", json(KeyView.class),
                        calls.keys()::revoke)));
        table.addAll(List.of(
                route("GET", "/messages", "Find messages, and wait for them",
                        json(FoundMessages.class).query(ACCOUNT, "after", "before", "count", "cursor", "limit", "q",
                                "wait"),
                        calls.messages()::find),
                route("DELETE", "/messages", "Remove messages", json(Removed.class).query(ACCOUNT, "q"),
                        calls.messages()::remove),
                route("GET", "/messages/cursor", "Where messages end now", json(Mark.class).query(ACCOUNT),
                        calls.messages()::mark),
                route("GET", "/messages/{id}", "A message", json(MessageResource.class).query(ACCOUNT),
                        calls.messages()::get),
                route("GET", "/messages/{id}/raw", "A message's source", content("message/rfc822").query(ACCOUNT),
                        calls.content()::raw),
                route("GET", "/messages/{id}/html", "A message's HTML, made harmless",
                        content("text/html").query(ACCOUNT), calls.content()::html),
                route("GET", "/messages/{id}/attachments/{number}", "An attachment", content("*/*").query(ACCOUNT),
                        calls.content()::attachment),
                route("GET", "/messages/{id}/links", "Links in a message", json(LinkList.class).query(ACCOUNT),
                        calls.content()::links),
                route("GET", "/messages/{id}/codes", "One-time codes in a message",
                        json(CodeList.class).query(ACCOUNT), calls.content()::codes),
                route("GET", "/messages/{id}/events", "What happened to a message",
                        json(EventPage.class).query(ACCOUNT), calls.messages()::events),
                route("POST", "/messages/{id}/events", "Let something happen to it",
                        created(201, EventPage.class).query(ACCOUNT).body("NewEvent"), calls.messages()::simulate),
                route("POST", "/messages/{id}/release", "Truly send a message",
                        json(ReleaseResult.class).query(ACCOUNT).body("NewRelease"), calls.content()::release),
                route("POST", "/verify", "Whether the right messages were sent",
                        json(VerifyResult.class).query(ACCOUNT).body("Expectation"), calls.verify()::verify),

                route("GET", "/journal", "What was asked, and answered",
                        json(EntryPage.class).query(ACCOUNT, "before", "key", "limit", "refused"),
                        calls.journal()::list),
                route("GET", "/webhooks", "An account's webhooks", json(WebhookList.class).query(ACCOUNT),
                        calls.webhooks()::list),
                route("POST", "/webhooks", "Make a webhook",
                        created(201, MadeWebhook.class).query(ACCOUNT).body("NewWebhook"), calls.webhooks()::create),
                route("DELETE", "/webhooks/{id}", "Remove a webhook", noContent().query(ACCOUNT),
                        calls.webhooks()::remove),
                route("GET", "/webhook-attempts", "Calls of webhooks",
                        json(AttemptPage.class).query(ACCOUNT, "before", "limit", "message", "webhook"),
                        calls.webhooks()::attempts),
                route("GET", "/webhook-attempts/{id}", "One call", json(AttemptResource.class).query(ACCOUNT),
                        calls.webhooks()::attempt),
                route("POST", "/webhook-attempts/{id}/replay", "Make a call again",
                        created(202, AttemptResource.class).query(ACCOUNT), calls.webhooks()::replay),

                route("GET", "/faults", "Fault rules", json(FaultList.class).query(ACCOUNT), calls.faults()::list),
                route("POST", "/faults", "Make a fault rule",
                        created(201, FaultView.class).query(ACCOUNT).body("NewFault"), calls.faults()::create),
                route("DELETE", "/faults", "Take fault rules away", json(Removed.class).query(ACCOUNT),
                        calls.faults()::removeAll),
                route("GET", "/faults/{id}", "A fault rule", json(FaultView.class), calls.faults()::get),
                route("DELETE", "/faults/{id}", "Take a fault rule away", noContent(), calls.faults()::remove),
                route("GET", "/magic", "Recipients that choose the outcome", json(MagicList.class),
                        MagicRecipientEndpoints::list),
                route("GET", "/clock", "An account's clock", json(ClockView.class).query(ACCOUNT),
                        calls.clock()::read),
                route("POST", "/clock/freeze", "Let an account's clock stand", json(ClockView.class).query(ACCOUNT),
                        calls.clock()::freeze),
                route("POST", "/clock/advance", "Move an account's clock on",
                        json(AdvanceView.class).query(ACCOUNT).body("ClockMove"), calls.clock()::advance),
                route("POST", "/clock/resume", "Let an account's clock go on", json(ClockView.class).query(ACCOUNT),
                        calls.clock()::resume),
                route("PUT", "/seed", "Make what a document says",
                        json(CreatedAccounts.class).query("replace").body("Seed"),
                        calls.seed()::seed),
                route("GET", "/export", "Tell the state as a document",
                        json(Document.class).query(ACCOUNT, "messages"), calls.seed()::export),

                route("GET", "/sink/{name}/calls", "Calls that came in at a sink",
                        json(CallList.class).query("after", "count", "wait"), calls.sink()::calls),
                route("DELETE", "/sink/{name}/calls", "Forget a sink's calls", json(Removed.class),
                        calls.sink()::clear)));
        table.add(new Route<>("GET", ControlApi.PREFIX, new Endpoint(false, "These calls, to look at",
                content("text/html"), request -> ControlIndex.of(table()))));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            table.add(open(method, "/sink/{name}", "A receiver to try webhooks with", dynamic().query("status"),
                    calls.sink()::collect));
        }
        return List.copyOf(table);
    }

    private static Route<Endpoint> route(String method, String path, String purpose, EndpointSchema schema,
            EndpointHandler action) {
        return new Route<>(method, BASE + path, new Endpoint(false, purpose, schema, action));
    }

    private static Route<Endpoint> open(String method, String path, String purpose, EndpointSchema schema,
            EndpointHandler action) {
        return new Route<>(method, BASE + path, new Endpoint(true, purpose, schema, action));
    }
}
