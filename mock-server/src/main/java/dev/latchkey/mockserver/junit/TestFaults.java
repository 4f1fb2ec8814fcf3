package dev.latchkey.mockserver.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Faults injected for this account until they are removed or the account is reset. Other accounts are not affected. */
public final class TestFaults {
    private final TestAccount account;

    TestFaults(TestAccount account) {
        this.account = account;
    }

    /** A fault in force. */
    public final class ActiveFault {
        private final String id;

        private ActiveFault(String id) {
            this.id = id;
        }

        /** Returns how often the fault was injected. */
        public long fired() {
            return account.control().get(ControlResponses.FaultView.class, "/faults/" + id).fired();
        }

        /** Removes the fault. */
        public void remove() {
            account.control().delete("/faults/" + id);
        }
    }

    /** Adds a fault. */
    public ActiveFault add(Fault fault) {
        Map<String, Object> rule = new LinkedHashMap<>(fault.rule());
        rule.put("account", account.id());
        return new ActiveFault(account.control().post(ControlResponses.FaultView.class, "/faults", rule).id());
    }

    /** Removes all faults of the account. */
    public void clear() {
        account.control().delete("/faults", "account", account.id());
    }
}
