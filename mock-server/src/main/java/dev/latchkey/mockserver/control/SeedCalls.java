package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.wire.Answers;
import java.util.List;

/** The whole state as one document, in and out. */
final class SeedCalls {
    private static final int LONGEST = 64 << 20;

    private final Whose whose;
    private final Seeder seeder;
    private final Export export;
    private final List<KeyFormat> formats;

    SeedCalls(Whose whose, Seeder seeder, Export export, List<KeyFormat> formats) {
        this.whose = whose;
        this.seeder = seeder;
        this.export = export;
        this.formats = formats;
    }

    /** The accounts that were made. */
    public record Made(List<AccountCalls.AccountView> made) {}

    Response seed(Ask ask) {
        Query query = ask.query();
        boolean replace = query.flag("replace");
        query.finish();
        Fields fields = JsonBody.fields(JsonBody.bytes(ask.request(), LONGEST));
        SeedDocument document = SeedDocument.read(fields, formats);
        fields.finish();
        return Answers.json(200,
                new Made(seeder.plant(document, replace, ask.requestId()).stream().map(AccountCalls.AccountView::of)
                        .toList()));
    }

    Response export(Ask ask) {
        Query query = ask.query();
        boolean messages = query.flag("messages");
        Account account = whose.orAll(query);
        return Answers.json(200, export.of(account, messages));
    }
}
