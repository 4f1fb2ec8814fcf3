package dev.latchkey.mockserver.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes wrong for this account, until it is cleared. Other accounts are not touched. */
public final class TestFaults {
    private final TestAccount account;

    TestFaults(TestAccount account) {
        this.account = account;
    }

    /** A fault that was asked for. */
    public final class ActiveFault {
        private final String id;

        private ActiveFault(String id) {
            this.id = id;
        }

        /** How often it has happened. */
        public long fired() {
            return account.control().get(ControlResponses.FaultView.class, "/faults/" + id).fired();
        }

        /** Lets it happen no more. */
        public void remove() {
            account.control().delete("/faults/" + id);
        }
    }

    /** Asks for a fault. */
    public ActiveFault add(Fault fault) {
        Map<String, Object> rule = new LinkedHashMap<>(fault.rule());
        rule.put("account", account.id());
        return new ActiveFault(account.control().post(ControlResponses.FaultView.class, "/faults", rule).id());
    }

    /** Lets none happen any more. */
    public void clear() {
        account.control().delete("/faults", "account", account.id());
    }
}
