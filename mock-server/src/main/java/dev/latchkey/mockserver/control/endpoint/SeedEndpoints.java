package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.seed.SeedDocument;
import dev.latchkey.mockserver.control.seed.SeedExporter;
import dev.latchkey.mockserver.control.seed.Seeder;

import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.util.List;

/** The whole state as one document, in and out. */
public final class SeedEndpoints {
    private static final int MAX_LENGTH = 64 << 20;

    private final AccountResolver accounts;
    private final Seeder seeder;
    private final SeedExporter seedExporter;
    private final List<KeyFormat> formats;

    public SeedEndpoints(AccountResolver accounts, Seeder seeder, SeedExporter seedExporter, List<KeyFormat> formats) {
        this.accounts = accounts;
        this.seeder = seeder;
        this.seedExporter = seedExporter;
        this.formats = formats;
    }

    /** The accounts that were made. */
    public record CreatedAccounts(List<AccountEndpoints.AccountView> made) {}

    public Response seed(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean replace = query.flag("replace");
        query.finish();
        JsonObjectReader fields = JsonBody.fields(JsonBody.bytes(request.request(), MAX_LENGTH));
        SeedDocument document = SeedDocument.read(fields, formats);
        fields.finish();
        return JsonResponses.json(200,
                new CreatedAccounts(seeder.apply(document, replace, request.requestId()).stream()
                        .map(AccountEndpoints.AccountView::of)
                        .toList()));
    }

    public Response export(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean messages = query.flag("messages");
        Account account = accounts.orAll(query);
        return JsonResponses.json(200, seedExporter.of(account, messages));
    }
}
