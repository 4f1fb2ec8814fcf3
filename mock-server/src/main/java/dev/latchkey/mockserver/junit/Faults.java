package dev.latchkey.mockserver.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes wrong for this account, until it is cleared. Other accounts are not touched. */
public final class Faults {
    private final TestAccount tenant;

    Faults(TestAccount tenant) {
        this.tenant = tenant;
    }

    /** A fault that was asked for. */
    public final class Standing {
        private final String id;

        private Standing(String id) {
            this.id = id;
        }

        /** How often it has happened. */
        public long fired() {
            return tenant.control().get(ControlResponses.FaultView.class, "/faults/" + id).fired();
        }

        /** Lets it happen no more. */
        public void remove() {
            tenant.control().delete("/faults/" + id);
        }
    }

    /** Asks for a fault. */
    public Standing add(Fault fault) {
        Map<String, Object> rule = new LinkedHashMap<>(fault.rule());
        rule.put("account", tenant.id());
        return new Standing(tenant.control().post(ControlResponses.FaultView.class, "/faults", rule).id());
    }

    /** Lets none happen any more. */
    public void clear() {
        tenant.control().delete("/faults", "account", tenant.id());
    }
}
