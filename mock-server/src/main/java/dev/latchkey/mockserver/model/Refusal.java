package dev.latchkey.mockserver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refusal of a request, before a gateway API turns it into its own error format.
 *
 * @param reason reason in neutral terms
 * @param detail what is wrong and what to do, in a sentence or two; never a secret
 * @param fields invalid fields; empty if no field is to blame
 * @param allowedMethods methods that the resource supports; empty unless the method was wrong
 * @param status HTTP status of the response if a fault rule sets one; null for the gateway's status for the reason
 */
public record Refusal(RefusalReason reason, String detail, List<InvalidField> fields, List<String> allowedMethods,
        @Nullable Integer status) {
    public Refusal {
        fields = List.copyOf(fields);
        allowedMethods = List.copyOf(allowedMethods);
    }

    /** Creates a refusal with the gateway's own status for the reason. */
    public Refusal(RefusalReason reason, String detail, List<InvalidField> fields, List<String> allowedMethods) {
        this(reason, detail, fields, allowedMethods, null);
    }

    /** A refusal without invalid fields. */
    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, List.of(), List.of());
    }

    /**
     * Invalid field of a request.
     *
     * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
     * @param code short name of the rule that was broken
     * @param detail what is wrong and what to do
     */
    public record InvalidField(String pointer, String code, String detail) {}
}
