package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account of a request by id or e-mail address. A server's only account need not be named, and neither need
 * the only one that was created beside the demo account.
 */
public final class AccountResolver {
    private final AccountService accounts;
    private final String demoEmail;

    /** @param demoEmail e-mail address of the account that every server starts with */
    public AccountResolver(AccountService accounts, String demoEmail) {
        this.accounts = accounts;
        this.demoEmail = demoEmail;
    }

    /**
     * Returns the account that the parameter {@code account} names, or the default account. Read all other parameters first,
     * because this finishes the query.
     */
    Account resolve(ControlQueryParameters query) {
        String name = query.text("account");
        Optional<Account> only = name == null ? defaultAccount() : Optional.empty();
        if (name == null && only.isEmpty()) {
            query.problem("account", "missing",
                    "This server has several accounts. Name one by its id or e-mail address in the"
                            + " parameter account.");
        }
        query.finish();
        return only.orElseGet(() -> findByIdOrEmail(String.valueOf(name)));
    }

    /** Returns the account that the parameter {@code account} names, or null for all accounts. Finishes the query. */
    @Nullable
    Account resolveOptional(ControlQueryParameters query) {
        String name = query.text("account");
        query.finish();
        return name == null ? null : findByIdOrEmail(name);
    }

    /** Returns the account with an id or e-mail address. */
    Account findByIdOrEmail(String idOrEmail) {
        return accounts.findByIdOrEmail(idOrEmail)
                .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND,
                        "There is no account with this id or e-mail address."));
    }

    private Optional<Account> defaultAccount() {
        List<Account> all = accounts.list();
        List<Account> candidates = all.size() == 1
                ? all
                : all.stream().filter(account -> !account.email().equalsIgnoreCase(demoEmail)).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
