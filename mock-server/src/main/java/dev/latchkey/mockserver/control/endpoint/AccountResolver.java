package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the account a request is about. It is named by its id or its address; the only one there is need not be named. */
public final class AccountResolver {
    private final AccountService accounts;

    public AccountResolver(AccountService accounts) {
        this.accounts = accounts;
    }

    /** The account that the parameter {@code account} names. Ask for every other parameter first: this ends the query. */
    Account of(ControlQueryParameters query) {
        String name = query.text("account");
        Optional<Account> only = name == null ? only() : Optional.empty();
        if (name == null && only.isEmpty()) {
            query.problem("account", "missing", "This server has several accounts. Say which: ?account= and its id or"
                    + " e-mail address.");
        }
        query.finish();
        return only.orElseGet(() -> named(String.valueOf(name)));
    }

    /** As {@link #of}, but null where no account is named: then all are meant. */
    @Nullable
    Account orAll(ControlQueryParameters query) {
        String name = query.text("account");
        query.finish();
        return name == null ? null : named(name);
    }

    /** The account of this id or address. */
    Account named(String idOrEmail) {
        return accounts.findByIdOrEmail(idOrEmail)
                .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND,
                        "There is no account of this id or e-mail address."));
    }

    private Optional<Account> only() {
        List<Account> all = accounts.list();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
