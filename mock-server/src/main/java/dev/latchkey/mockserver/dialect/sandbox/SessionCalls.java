package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import java.util.Objects;

/** Signing in and out, and the account. */
final class SessionCalls {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 1000;

    private final SignIn signIn;

    SessionCalls(SignIn signIn) {
        this.signIn = signIn;
    }

    Response signIn(Call call) {
        Fields fields = JsonBody.fields(call.request());
        String email = fields.text("email", 1, LONGEST_EMAIL);
        String password = fields.text("password", 1, LONGEST_PASSWORD);
        fields.finish();
        SignIn.Started started = signIn.begin(email, Secret.of(password));
        return Answers.json(201, new SessionResource(started.token(), started.session().expires(),
                resource(started.account())));
    }

    Response signOut(Call call) {
        if (!(call.caller() instanceof Caller.BySession by)) {
            throw new Refused(Reason.NOT_FOUND, "There is no session to end: this call was made with a key.");
        }
        signIn.end(by.session());
        return Response.noContent();
    }

    Response account(Call call) {
        return Answers.json(200, resource(call.caller().account()));
    }

    private static AccountResource resource(Account account) {
        return new AccountResource(account.id(), account.email(), account.balance(),
                Objects.requireNonNull(SandboxKeyRules.RULES.maximum()));
    }
}
