package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.endpoint.ControlRequest;
import dev.latchkey.mockserver.control.endpoint.MagicRecipientEndpoints;

import static dev.latchkey.mockserver.control.EndpointSchema.answersAsAsked;
import static dev.latchkey.mockserver.control.EndpointSchema.does;
import static dev.latchkey.mockserver.control.EndpointSchema.makes;
import static dev.latchkey.mockserver.control.EndpointSchema.sends;
import static dev.latchkey.mockserver.control.EndpointSchema.tells;

import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountList;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountView;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.Cleared;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.AdvanceView;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.ClockView;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.CodeList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.LinkList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.Released;
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
import dev.latchkey.mockserver.control.endpoint.SeedEndpoints.Made;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Health;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Info;
import dev.latchkey.mockserver.control.endpoint.SinkEndpoints.CallList;
import dev.latchkey.mockserver.control.endpoint.VerifyEndpoint.Verdict;
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
     * @param signature what it takes and gives
     */
    record Target(boolean open, String purpose, EndpointSchema signature, Action action) {}

    /** What a route does. */
    @FunctionalInterface
    interface Action {
        Response answer(ControlRequest ask);
    }

    List<Route<Target>> table() {
        List<Route<Target>> table = new ArrayList<>(List.of(
                open("GET", "/health", "Whether the server is ready", tells(Health.class), calls.server()::ready),
                open("GET", "/health/live", "Whether the program answers", tells(Health.class), calls.server()::live),
                open("GET", "/health/ready", "Whether the server can do its work", tells(Health.class),
                        calls.server()::ready),
                route("GET", "/info", "How the server is set", tells(Info.class), calls.server()::info),
                route("GET", "/metrics", "Measurements for Prometheus", sends("text/plain"), calls.server()::metrics),
                route("GET", "/openapi.json", "This description", sends(JSON), ask -> ControlOpenApi.of(table())),
                route("GET", "/stream", "What happens, as server-sent events",
                        sends("text/event-stream").query("account", "lastEventId", "types"), calls.stream()::stream),

                route("POST", "/reset", "Clear an account or parts of it", tells(Cleared.class).query(ACCOUNT, "scope"),
                        calls.accounts()::reset),
                route("GET", "/accounts", "All accounts", tells(AccountList.class), calls.accounts()::list),
                route("POST", "/accounts", "Make an account", makes(201, AccountView.class).body("NewAccount"),
                        calls.accounts()::create),
                route("GET", "/accounts/{id}", "An account", tells(AccountView.class), calls.accounts()::get),
                route("PATCH", "/accounts/{id}", "Change an account", tells(AccountView.class).body("AccountEdit"),
                        calls.accounts()::edit),
                route("DELETE", "/accounts/{id}", "Remove an account", does(), calls.accounts()::remove),
                route("GET", "/accounts/{id}/keys", "An account's keys", tells(KeyList.class), calls.keys()::list),
                route("POST", "/accounts/{id}/keys", "Make a key", makes(201, IssuedView.class).body("NewKey"),
                        calls.keys()::create),
                route("GET", "/accounts/{id}/keys/{key}", "A key", tells(KeyView.class), calls.keys()::get),
                route("PATCH", "/accounts/{id}/keys/{key}", "Change a key", tells(KeyView.class).body("KeyEdit"),
                        calls.keys()::edit),
                route("DELETE", "/accounts/{id}/keys/{key}", "Revoke a key", tells(KeyView.class),
                        calls.keys()::revoke)));
        table.addAll(List.of(
                route("GET", "/messages", "Find messages, and wait for them",
                        tells(FoundMessages.class).query(ACCOUNT, "after", "before", "count", "cursor", "limit", "q",
                                "wait"),
                        calls.messages()::find),
                route("DELETE", "/messages", "Remove messages", tells(Removed.class).query(ACCOUNT, "q"),
                        calls.messages()::remove),
                route("GET", "/messages/cursor", "Where messages end now", tells(Mark.class).query(ACCOUNT),
                        calls.messages()::mark),
                route("GET", "/messages/{id}", "A message", tells(MessageResource.class).query(ACCOUNT),
                        calls.messages()::get),
                route("GET", "/messages/{id}/raw", "A message's source", sends("message/rfc822").query(ACCOUNT),
                        calls.content()::raw),
                route("GET", "/messages/{id}/html", "A message's HTML, made harmless",
                        sends("text/html").query(ACCOUNT), calls.content()::html),
                route("GET", "/messages/{id}/attachments/{number}", "An attachment", sends("*/*").query(ACCOUNT),
                        calls.content()::attachment),
                route("GET", "/messages/{id}/links", "Links in a message", tells(LinkList.class).query(ACCOUNT),
                        calls.content()::links),
                route("GET", "/messages/{id}/codes", "One-time codes in a message",
                        tells(CodeList.class).query(ACCOUNT), calls.content()::codes),
                route("GET", "/messages/{id}/events", "What happened to a message",
                        tells(EventPage.class).query(ACCOUNT), calls.messages()::events),
                route("POST", "/messages/{id}/events", "Let something happen to it",
                        makes(201, EventPage.class).query(ACCOUNT).body("NewEvent"), calls.messages()::simulate),
                route("POST", "/messages/{id}/release", "Truly send a message",
                        tells(Released.class).query(ACCOUNT).body("NewRelease"), calls.content()::release),
                route("POST", "/verify", "Whether the right messages were sent",
                        tells(Verdict.class).query(ACCOUNT).body("Expectation"), calls.verify()::verify),

                route("GET", "/journal", "What was asked, and answered",
                        tells(EntryPage.class).query(ACCOUNT, "before", "key", "limit", "refused"),
                        calls.journal()::list),
                route("GET", "/webhooks", "An account's webhooks", tells(WebhookList.class).query(ACCOUNT),
                        calls.webhooks()::list),
                route("POST", "/webhooks", "Make a webhook",
                        makes(201, MadeWebhook.class).query(ACCOUNT).body("NewWebhook"), calls.webhooks()::create),
                route("DELETE", "/webhooks/{id}", "Remove a webhook", does().query(ACCOUNT), calls.webhooks()::remove),
                route("GET", "/webhook-attempts", "Calls of webhooks",
                        tells(AttemptPage.class).query(ACCOUNT, "before", "limit", "message", "webhook"),
                        calls.webhooks()::attempts),
                route("GET", "/webhook-attempts/{id}", "One call", tells(AttemptResource.class).query(ACCOUNT),
                        calls.webhooks()::attempt),
                route("POST", "/webhook-attempts/{id}/replay", "Make a call again",
                        makes(202, AttemptResource.class).query(ACCOUNT), calls.webhooks()::replay),

                route("GET", "/faults", "Fault rules", tells(FaultList.class).query(ACCOUNT), calls.faults()::list),
                route("POST", "/faults", "Make a fault rule",
                        makes(201, FaultView.class).query(ACCOUNT).body("NewFault"), calls.faults()::create),
                route("DELETE", "/faults", "Take fault rules away", tells(Removed.class).query(ACCOUNT),
                        calls.faults()::removeAll),
                route("GET", "/faults/{id}", "A fault rule", tells(FaultView.class), calls.faults()::get),
                route("DELETE", "/faults/{id}", "Take a fault rule away", does(), calls.faults()::remove),
                route("GET", "/magic", "Recipients that choose the outcome", tells(MagicList.class),
                        MagicRecipientEndpoints::list),
                route("GET", "/clock", "An account's clock", tells(ClockView.class).query(ACCOUNT),
                        calls.clock()::read),
                route("POST", "/clock/freeze", "Let an account's clock stand", tells(ClockView.class).query(ACCOUNT),
                        calls.clock()::freeze),
                route("POST", "/clock/advance", "Move an account's clock on",
                        tells(AdvanceView.class).query(ACCOUNT).body("ClockMove"), calls.clock()::advance),
                route("POST", "/clock/resume", "Let an account's clock go on", tells(ClockView.class).query(ACCOUNT),
                        calls.clock()::resume),
                route("PUT", "/seed", "Make what a document says", tells(Made.class).query("replace").body("Seed"),
                        calls.seed()::seed),
                route("GET", "/export", "Tell the state as a document",
                        tells(Document.class).query(ACCOUNT, "messages"), calls.seed()::export),

                route("GET", "/sink/{name}/calls", "Calls that came in at a sink",
                        tells(CallList.class).query("after", "count", "wait"), calls.sink()::calls),
                route("DELETE", "/sink/{name}/calls", "Forget a sink's calls", tells(Removed.class),
                        calls.sink()::clear)));
        table.add(new Route<>("GET", ControlApi.PREFIX, new Target(false, "These calls, to look at",
                sends("text/html"), ask -> ControlIndex.of(table()))));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            table.add(open(method, "/sink/{name}", "A receiver to try webhooks with", answersAsAsked().query("status"),
                    calls.sink()::collect));
        }
        return List.copyOf(table);
    }

    private static Route<Target> route(String method, String path, String purpose, EndpointSchema signature,
            Action action) {
        return new Route<>(method, BASE + path, new Target(false, purpose, signature, action));
    }

    private static Route<Target> open(String method, String path, String purpose, EndpointSchema signature,
            Action action) {
        return new Route<>(method, BASE + path, new Target(true, purpose, signature, action));
    }
}
