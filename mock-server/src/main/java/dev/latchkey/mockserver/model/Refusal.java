package dev.latchkey.mockserver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal before a dialect has put it into words of its own.
 *
 * @param reason why
 * @param detail what is wrong and what to do, in a sentence or two; never a secret
 * @param fields what is wrong with which field; empty where no field is to blame
 * @param allowedMethods what could be asked instead; empty unless the method was wrong
 * @param status HTTP status of the answer, where a fault rule wants a certain one; null for that which the dialect has
 *        for the reason
 */
public record Refusal(RefusalReason reason, String detail, List<InvalidField> fields, List<String> allowedMethods,
        @Nullable Integer status) {
    public Refusal {
        fields = List.copyOf(fields);
        allowedMethods = List.copyOf(allowedMethods);
    }

    /** A refusal with the dialect's own status for the reason. */
    public Refusal(RefusalReason reason, String detail, List<InvalidField> fields, List<String> allowedMethods) {
        this(reason, detail, fields, allowedMethods, null);
    }

    /** A refusal for which no field is to blame. */
    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, List.of(), List.of());
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
     * @param code short name of the rule that was broken
     * @param detail what is wrong and what to do
     */
    public record InvalidField(String pointer, String code, String detail) {}
}
