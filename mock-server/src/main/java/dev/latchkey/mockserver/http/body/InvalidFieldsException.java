package dev.latchkey.mockserver.http.body;

import java.util.List;

/** Fields of a body are wrong: all that are, not only the first. */
public final class InvalidFieldsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<FieldError> problems;

    /** Wrong fields, at least one. */
    public InvalidFieldsException(List<FieldError> problems) {
        super("Fields are wrong", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order in which it was found. */
    public List<FieldError> problems() {
        return problems;
    }
}
