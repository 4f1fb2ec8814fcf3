package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.seed.SeedApplier;
import dev.latchkey.mockserver.control.seed.SeedDocument;
import dev.latchkey.mockserver.control.seed.SeedExporter;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.util.List;

/** Endpoints that apply a seed document and export one. */
public final class SeedEndpoints {
    private static final int MAX_LENGTH = 64 << 20;

    private final AccountResolver accounts;
    private final SeedApplier seedApplier;
    private final SeedExporter seedExporter;
    private final List<KeyFormat> formats;

    public SeedEndpoints(AccountResolver accounts, SeedApplier seedApplier, SeedExporter seedExporter,
            List<KeyFormat> formats) {
        this.accounts = accounts;
        this.seedApplier = seedApplier;
        this.seedExporter = seedExporter;
        this.formats = formats;
    }

    /** Accounts that were created. */
    public record CreatedAccounts(List<AccountEndpoints.AccountView> made) {}

    public ServerResponse seed(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean replace = query.flag("replace");
        query.finish();
        JsonObjectReader fields = JsonBody.fields(JsonBody.bytes(request.httpRequest(), MAX_LENGTH));
        SeedDocument document = SeedDocument.read(fields, formats);
        fields.finish();
        return JsonResponses.json(200,
                new CreatedAccounts(seedApplier.apply(document, replace, request.requestId()).stream()
                        .map(AccountEndpoints.AccountView::of)
                        .toList()));
    }

    public ServerResponse export(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean messages = query.flag("messages");
        Account account = accounts.resolveOptional(query);
        return JsonResponses.json(200, seedExporter.of(account, messages));
    }
}
