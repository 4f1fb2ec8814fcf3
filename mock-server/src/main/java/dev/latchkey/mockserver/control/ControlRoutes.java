package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.http.FieldProblem;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.InvalidFieldsException;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.MessageViews;
import dev.latchkey.mockserver.wire.NewKeyFields;
import dev.latchkey.mockserver.wire.Page;
import dev.latchkey.mockserver.wire.QueryFields;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.List;
import java.util.Map;

/** Everything the control API can be asked for. */
public final class ControlRoutes {
    private static final String BASE = "/_latchkey/v1";

    private final Accounts accounts;
    private final KeyIssuer issuer;
    private final Outbox outbox;
    private final List<KeyFormat> formats;
    private final Clocks clocks;

    /**
     * The routes.
     *
     * @param formats the gateways keys can be made for
     */
    public ControlRoutes(Accounts accounts, KeyIssuer issuer, Outbox outbox, List<KeyFormat> formats,
            Clocks clocks) {
        this.accounts = accounts;
        this.issuer = issuer;
        this.outbox = outbox;
        this.formats = List.copyOf(formats);
        this.clocks = clocks;
    }

    /**
     * Where a route leads.
     *
     * @param open whether everybody may ask, from everywhere
     */
    record Target(boolean open, Action action) {}

    /** What a route does. */
    interface Action {
        Response answer(Request request, Map<String, String> variables);
    }

    List<Route<Target>> table() {
        return List.of(
                new Route<>("GET", BASE + "/health", new Target(true, this::health)),
                route("GET", "/accounts", this::listAccounts),
                route("POST", "/accounts", this::createAccount),
                route("POST", "/accounts/{id}/keys", this::createKey),
                route("GET", "/messages", this::listMessages));
    }

    private static Route<Target> route(String method, String path, Action action) {
        return new Route<>(method, BASE + path, new Target(false, action));
    }

    private Response health(Request request, Map<String, String> variables) {
        return Answers.json(200, new ControlBodies.Health("ready"));
    }

    private Response listAccounts(Request request, Map<String, String> variables) {
        return Answers.json(200,
                new ControlBodies.AccountList(accounts.list().stream().map(ControlBodies.AccountView::of).toList()));
    }

    private Response createAccount(Request request, Map<String, String> variables) {
        Fields fields = JsonBody.fields(request);
        AccountFields wanted = AccountFields.read(fields);
        fields.finish();
        Account account = accounts.create(wanted.email(), wanted.password(), wanted.balance());
        return Answers.json(201, ControlBodies.AccountView.of(account));
    }

    private Response createKey(Request request, Map<String, String> variables) {
        Account account = accounts.get(variables.getOrDefault("id", ""));
        Fields fields = JsonBody.fields(request);
        KeyFormat format = GatewayField.read(fields, formats);
        Integer length = NewKeyFields.length(fields, format.rules());
        boolean viewable = NewKeyFields.viewable(fields);
        NewApiKey wanted = NewKeyFields.read(fields, format.rules(), clocks.now(account), length);
        fields.finish();
        KeyIssuer.Issued issued = issuer.issue(account, format, wanted, viewable);
        return Answers.json(201, ControlBodies.IssuedView.of(issued));
    }

    private Response listMessages(Request request, Map<String, String> variables) {
        String id = request.query("account").orElseThrow(() -> new InvalidFieldsException(List.of(
                new FieldProblem("#/account", "missing", "Say whose messages: ?account= and the account's id."))));
        QueryFields query = new QueryFields(request);
        query.text("account");
        int limit = query.limit(50, 200);
        String cursor = query.cursor("msg");
        query.finish();
        List<Message> found = outbox.newest(Criteria.all(accounts.get(id).id()), cursor, limit + 1);
        Page<MessageResource> page = Page.first(found, limit, Message::id).map(MessageViews::of);
        return Answers.json(200, new MessagePage(page.items(), page.next()));
    }
}
