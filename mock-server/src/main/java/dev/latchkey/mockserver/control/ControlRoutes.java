package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import java.util.ArrayList;
import java.util.List;

/** Everything the control API can be asked for. */
final class ControlRoutes {
    static final String BASE = "/_latchkey/v1";

    private final ControlCalls calls;

    ControlRoutes(ControlCalls calls) {
        this.calls = calls;
    }

    /**
     * Where a route leads.
     *
     * @param open whether everybody may ask, from everywhere
     * @param purpose what it is for, in a few words
     */
    record Target(boolean open, String purpose, Action action) {}

    /** What a route does. */
    @FunctionalInterface
    interface Action {
        Response answer(Ask ask);
    }

    List<Route<Target>> table() {
        List<Route<Target>> table = new ArrayList<>(List.of(
                open("GET", "/health", "Whether the server is ready", calls.server()::ready),
                open("GET", "/health/live", "Whether the program answers", calls.server()::live),
                open("GET", "/health/ready", "Whether the server can do its work", calls.server()::ready),
                route("GET", "/info", "How the server is set", calls.server()::info),
                route("GET", "/metrics", "Measurements for Prometheus", calls.server()::metrics),
                route("GET", "/openapi.json", "This description", ask -> ControlDocument.of(table())),
                route("GET", "/stream", "What happens, as server-sent events", calls.stream()::stream),

                route("POST", "/reset", "Clear an account or parts of it", calls.accounts()::reset),
                route("GET", "/accounts", "All accounts", calls.accounts()::list),
                route("POST", "/accounts", "Make an account", calls.accounts()::create),
                route("GET", "/accounts/{id}", "An account", calls.accounts()::get),
                route("PATCH", "/accounts/{id}", "Change an account", calls.accounts()::edit),
                route("DELETE", "/accounts/{id}", "Remove an account", calls.accounts()::remove),
                route("GET", "/accounts/{id}/keys", "An account's keys", calls.keys()::list),
                route("POST", "/accounts/{id}/keys", "Make a key", calls.keys()::create),
                route("GET", "/accounts/{id}/keys/{key}", "A key", calls.keys()::get),
                route("PATCH", "/accounts/{id}/keys/{key}", "Change a key", calls.keys()::edit),
                route("DELETE", "/accounts/{id}/keys/{key}", "Revoke a key", calls.keys()::revoke)));
        table.addAll(List.of(
                route("GET", "/messages", "Find messages, and wait for them", calls.messages()::find),
                route("DELETE", "/messages", "Remove messages", calls.messages()::remove),
                route("GET", "/messages/cursor", "Where messages end now", calls.messages()::mark),
                route("GET", "/messages/{id}", "A message", calls.messages()::get),
                route("GET", "/messages/{id}/raw", "A message's source", calls.content()::raw),
                route("GET", "/messages/{id}/html", "A message's HTML, made harmless", calls.content()::html),
                route("GET", "/messages/{id}/attachments/{number}", "An attachment", calls.content()::attachment),
                route("GET", "/messages/{id}/links", "Links in a message", calls.content()::links),
                route("GET", "/messages/{id}/codes", "One-time codes in a message", calls.content()::codes),
                route("GET", "/messages/{id}/events", "What happened to a message", calls.messages()::events),
                route("POST", "/messages/{id}/events", "Let something happen to it", calls.messages()::simulate),
                route("POST", "/messages/{id}/release", "Truly send a message", calls.content()::release),
                route("POST", "/verify", "Whether the right messages were sent", calls.verify()::verify),

                route("GET", "/journal", "What was asked, and answered", calls.journal()::list),
                route("GET", "/webhooks", "An account's webhooks", calls.webhooks()::list),
                route("POST", "/webhooks", "Make a webhook", calls.webhooks()::create),
                route("DELETE", "/webhooks/{id}", "Remove a webhook", calls.webhooks()::remove),
                route("GET", "/webhook-attempts", "Calls of webhooks", calls.webhooks()::attempts),
                route("GET", "/webhook-attempts/{id}", "One call", calls.webhooks()::attempt),
                route("POST", "/webhook-attempts/{id}/replay", "Make a call again", calls.webhooks()::replay),

                route("GET", "/faults", "Fault rules", calls.faults()::list),
                route("POST", "/faults", "Make a fault rule", calls.faults()::create),
                route("DELETE", "/faults", "Take fault rules away", calls.faults()::removeAll),
                route("GET", "/faults/{id}", "A fault rule", calls.faults()::get),
                route("DELETE", "/faults/{id}", "Take a fault rule away", calls.faults()::remove),
                route("GET", "/magic", "Recipients that choose the outcome", MagicCalls::list),
                route("GET", "/clock", "An account's clock", calls.clock()::read),
                route("POST", "/clock/freeze", "Let an account's clock stand", calls.clock()::freeze),
                route("POST", "/clock/advance", "Move an account's clock on", calls.clock()::advance),
                route("POST", "/clock/resume", "Let an account's clock go on", calls.clock()::resume),
                route("PUT", "/seed", "Make what a document says", calls.seed()::seed),
                route("GET", "/export", "Tell the state as a document", calls.seed()::export),

                route("GET", "/sink/{name}/calls", "Calls that came in at a sink", calls.sink()::calls),
                route("DELETE", "/sink/{name}/calls", "Forget a sink's calls", calls.sink()::clear)));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            table.add(open(method, "/sink/{name}", "A receiver to try webhooks with", calls.sink()::collect));
        }
        return List.copyOf(table);
    }

    private static Route<Target> route(String method, String path, String purpose, Action action) {
        return new Route<>(method, BASE + path, new Target(false, purpose, action));
    }

    private static Route<Target> open(String method, String path, String purpose, Action action) {
        return new Route<>(method, BASE + path, new Target(true, purpose, action));
    }
}
