package dev.latchkey.mockserver.control;

import static dev.latchkey.mockserver.control.EndpointSchema.content;
import static dev.latchkey.mockserver.control.EndpointSchema.created;
import static dev.latchkey.mockserver.control.EndpointSchema.dynamic;
import static dev.latchkey.mockserver.control.EndpointSchema.json;
import static dev.latchkey.mockserver.control.EndpointSchema.noContent;

import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountList;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.AccountView;
import dev.latchkey.mockserver.control.endpoint.AccountEndpoints.ResetResult;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.AdvanceView;
import dev.latchkey.mockserver.control.endpoint.ClockEndpoints.ClockView;
import dev.latchkey.mockserver.control.endpoint.ControlRequest;
import dev.latchkey.mockserver.control.endpoint.JournalEndpoints.JournalPage;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.IssuedKeyView;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.KeyList;
import dev.latchkey.mockserver.control.endpoint.KeyEndpoints.KeyView;
import dev.latchkey.mockserver.control.endpoint.MagicRecipientEndpoints;
import dev.latchkey.mockserver.control.endpoint.MagicRecipientEndpoints.MagicList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.CodeList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.LinkList;
import dev.latchkey.mockserver.control.endpoint.MessageContentEndpoints.ReleaseResult;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.FoundMessages;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.MessageCursor;
import dev.latchkey.mockserver.control.endpoint.MessageEndpoints.RemovedCount;
import dev.latchkey.mockserver.control.endpoint.SeedEndpoints.CreatedAccounts;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Health;
import dev.latchkey.mockserver.control.endpoint.ServerEndpoints.Info;
import dev.latchkey.mockserver.control.endpoint.SinkEndpoints.ReceivedRequestList;
import dev.latchkey.mockserver.control.endpoint.VerifyEndpoint.VerifyResult;
import dev.latchkey.mockserver.control.endpoint.WebhookEndpoints.CreatedWebhook;
import dev.latchkey.mockserver.control.endpoint.WebhookEndpoints.WebhookList;
import dev.latchkey.mockserver.control.seed.FaultViews.FaultList;
import dev.latchkey.mockserver.control.seed.FaultViews.FaultView;
import dev.latchkey.mockserver.control.seed.SeedExporter.ExportedSeed;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.ArrayList;
import java.util.List;

/** Route table of the control API. */
final class ControlRoutes {
    static final String BASE = "/_latchkey/v1";

    private static final String ACCOUNT = "account";
    private static final String JSON = "application/json";

    private final ControlEndpoints endpoints;

    ControlRoutes(ControlEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * An endpoint of the control API.
     *
     * @param isPublic true if every client has access
     * @param summary short description
     * @param schema parameters, request body and response
     * @param handler implementation of the endpoint
     */
    record Endpoint(boolean isPublic, String summary, EndpointSchema schema, EndpointHandler handler) {}

    /** Implementation of an endpoint. */
    @FunctionalInterface
    interface EndpointHandler {
        ServerResponse handle(ControlRequest request);
    }

    List<Route<Endpoint>> table() {
        List<Route<Endpoint>> table = new ArrayList<>(List.of(
                publicRoute("GET", "/health", "Check readiness", json(Health.class), endpoints.server()::ready),
                publicRoute("GET", "/health/live", "Check liveness", json(Health.class), endpoints.server()::live),
                publicRoute("GET", "/health/ready", "Check readiness", json(Health.class),
                        endpoints.server()::ready),
                route("GET", "/info", "Get the server's version, addresses and settings", json(Info.class),
                        endpoints.server()::info),
                route("GET", "/metrics", "Get metrics in Prometheus format", content("text/plain"),
                        endpoints.server()::metrics),
                route("GET", "/openapi.json", "Get this OpenAPI document", content(JSON),
                        request -> ControlOpenApi.of(table())),
                route("GET", "/stream", "Stream events as server-sent events",
                        content("text/event-stream").query("account", "lastEventId", "types"),
                        endpoints.stream()::stream),

                route("POST", "/reset", "Reset an account",
                        json(ResetResult.class).query(ACCOUNT, "scope"),
                        endpoints.accounts()::reset),
                route("GET", "/accounts", "List accounts", json(AccountList.class), endpoints.accounts()::list),
                route("POST", "/accounts", "Create an account", created(201, AccountView.class).body("NewAccount"),
                        endpoints.accounts()::create),
                route("GET", "/accounts/{id}", "Get an account", json(AccountView.class), endpoints.accounts()::get),
                route("PATCH", "/accounts/{id}", "Update an account", json(AccountView.class).body("AccountEdit"),
                        endpoints.accounts()::edit),
                route("DELETE", "/accounts/{id}", "Delete an account", noContent(), endpoints.accounts()::remove),
                route("GET", "/accounts/{id}/keys", "List the keys of an account", json(KeyList.class),
                        endpoints.keys()::list),
                route("POST", "/accounts/{id}/keys", "Create a key", created(201, IssuedKeyView.class).body("NewKey"),
                        endpoints.keys()::create),
                route("GET", "/accounts/{id}/keys/{key}", "Get a key", json(KeyView.class), endpoints.keys()::get),
                route("PATCH", "/accounts/{id}/keys/{key}", "Update a key", json(KeyView.class).body("KeyEdit"),
                        endpoints.keys()::edit),
                route("DELETE", "/accounts/{id}/keys/{key}", "Revoke a key", json(KeyView.class),
                        endpoints.keys()::revoke)));
        table.addAll(List.of(
                route("GET", "/messages", "Search messages, or wait for new ones",
                        json(FoundMessages.class).query(ACCOUNT, "after", "before", "count", "cursor", "limit", "q",
                                "wait"),
                        endpoints.messages()::find),
                route("DELETE", "/messages", "Delete messages", json(RemovedCount.class).query(ACCOUNT, "q"),
                        endpoints.messages()::remove),
                route("GET", "/messages/cursor", "Get the cursor of the newest message",
                        json(MessageCursor.class).query(ACCOUNT),
                        endpoints.messages()::cursor),
                route("GET", "/messages/{id}", "Get a message", json(MessageResource.class).query(ACCOUNT),
                        endpoints.messages()::get),
                route("GET", "/messages/{id}/raw", "Get the source of a message",
                        content("message/rfc822").query(ACCOUNT),
                        endpoints.content()::raw),
                route("GET", "/messages/{id}/html", "Get the HTML of a message, safe to display",
                        content("text/html").query(ACCOUNT), endpoints.content()::html),
                route("GET", "/messages/{id}/attachments/{number}", "Get an attachment", content("*/*").query(ACCOUNT),
                        endpoints.content()::attachment),
                route("GET", "/messages/{id}/links", "List the links in a message", json(LinkList.class).query(ACCOUNT),
                        endpoints.content()::links),
                route("GET", "/messages/{id}/codes", "List the one-time codes in a message",
                        json(CodeList.class).query(ACCOUNT), endpoints.content()::codes),
                route("GET", "/messages/{id}/events", "List the delivery events of a message",
                        json(EventPage.class).query(ACCOUNT), endpoints.messages()::events),
                route("POST", "/messages/{id}/events", "Simulate a delivery event",
                        created(201, EventPage.class).query(ACCOUNT).body("NewEvent"), endpoints.messages()::simulate),
                route("POST", "/messages/{id}/release", "Release a message",
                        json(ReleaseResult.class).query(ACCOUNT).body("NewRelease"), endpoints.content()::release),
                route("POST", "/verify", "Verify that messages were sent",
                        json(VerifyResult.class).query(ACCOUNT).body("Expectation"), endpoints.verify()::verify),

                route("GET", "/journal", "List the request journal",
                        json(JournalPage.class).query(ACCOUNT, "before", "key", "limit", "refused"),
                        endpoints.journal()::list),
                route("GET", "/webhooks", "List webhooks", json(WebhookList.class).query(ACCOUNT),
                        endpoints.webhooks()::list),
                route("POST", "/webhooks", "Create a webhook",
                        created(201, CreatedWebhook.class).query(ACCOUNT).body("NewWebhook"),
                        endpoints.webhooks()::create),
                route("DELETE", "/webhooks/{id}", "Delete a webhook", noContent().query(ACCOUNT),
                        endpoints.webhooks()::remove),
                route("GET", "/webhook-attempts", "List webhook attempts",
                        json(AttemptPage.class).query(ACCOUNT, "before", "limit", "message", "webhook"),
                        endpoints.webhooks()::attempts),
                route("GET", "/webhook-attempts/{id}", "Get a webhook attempt",
                        json(AttemptResource.class).query(ACCOUNT),
                        endpoints.webhooks()::attempt),
                route("POST", "/webhook-attempts/{id}/replay", "Replay a webhook attempt",
                        created(202, AttemptResource.class).query(ACCOUNT), endpoints.webhooks()::replay),

                route("GET", "/faults", "List fault rules", json(FaultList.class).query(ACCOUNT),
                        endpoints.faults()::list),
                route("POST", "/faults", "Create a fault rule",
                        created(201, FaultView.class).query(ACCOUNT).body("NewFault"), endpoints.faults()::create),
                route("DELETE", "/faults", "Delete fault rules", json(RemovedCount.class).query(ACCOUNT),
                        endpoints.faults()::removeAll),
                route("GET", "/faults/{id}", "Get a fault rule", json(FaultView.class), endpoints.faults()::get),
                route("DELETE", "/faults/{id}", "Delete a fault rule", noContent(), endpoints.faults()::remove),
                route("GET", "/magic", "List magic recipients", json(MagicList.class),
                        MagicRecipientEndpoints::list),
                route("GET", "/clock", "Get the clock", json(ClockView.class).query(ACCOUNT),
                        endpoints.clock()::read),
                route("POST", "/clock/freeze", "Freeze the clock", json(ClockView.class).query(ACCOUNT),
                        endpoints.clock()::freeze),
                route("POST", "/clock/advance", "Advance the clock",
                        json(AdvanceView.class).query(ACCOUNT).body("ClockMove"), endpoints.clock()::advance),
                route("POST", "/clock/resume", "Resume the clock", json(ClockView.class).query(ACCOUNT),
                        endpoints.clock()::resume),
                route("PUT", "/seed", "Apply a seed",
                        json(CreatedAccounts.class).query("replace").body("Seed"),
                        endpoints.seed()::seed),
                route("GET", "/export", "Export the state",
                        json(ExportedSeed.class).query(ACCOUNT, "messages"), endpoints.seed()::export),

                route("GET", "/sink/{name}/calls", "List the requests of a sink",
                        json(ReceivedRequestList.class).query("after", "count", "wait"), endpoints.sink()::calls),
                route("DELETE", "/sink/{name}/calls", "Clear a sink", json(RemovedCount.class),
                        endpoints.sink()::clear)));
        table.add(new Route<>("GET", ControlApi.PREFIX, new Endpoint(false, "List the endpoints as an HTML page",
                content("text/html"), request -> ControlIndex.of(table()))));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            table.add(publicRoute(method, "/sink/{name}", "Receive a webhook request", dynamic().query("status"),
                    endpoints.sink()::collect));
        }
        return List.copyOf(table);
    }

    private static Route<Endpoint> route(String method, String path, String summary, EndpointSchema schema,
            EndpointHandler handler) {
        return new Route<>(method, BASE + path, new Endpoint(false, summary, schema, handler));
    }

    private static Route<Endpoint> publicRoute(String method, String path, String summary, EndpointSchema schema,
            EndpointHandler handler) {
        return new Route<>(method, BASE + path, new Endpoint(true, summary, schema, handler));
    }
}
