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

    private final AccountResolver whose;
    private final Seeder seeder;
    private final SeedExporter export;
    private final List<KeyFormat> formats;

    public SeedEndpoints(AccountResolver whose, Seeder seeder, SeedExporter export, List<KeyFormat> formats) {
        this.whose = whose;
        this.seeder = seeder;
        this.export = export;
        this.formats = formats;
    }

    /** The accounts that were made. */
    public record Made(List<AccountEndpoints.AccountView> made) {}

    public Response seed(ControlRequest ask) {
        ControlQueryParameters query = ask.query();
        boolean replace = query.flag("replace");
        query.finish();
        JsonObjectReader fields = JsonBody.fields(JsonBody.bytes(ask.request(), MAX_LENGTH));
        SeedDocument document = SeedDocument.read(fields, formats);
        fields.finish();
        return JsonResponses.json(200,
                new Made(seeder.plant(document, replace, ask.requestId()).stream().map(AccountEndpoints.AccountView::of)
                        .toList()));
    }

    public Response export(ControlRequest ask) {
        ControlQueryParameters query = ask.query();
        boolean messages = query.flag("messages");
        Account account = whose.orAll(query);
        return JsonResponses.json(200, export.of(account, messages));
    }
}
