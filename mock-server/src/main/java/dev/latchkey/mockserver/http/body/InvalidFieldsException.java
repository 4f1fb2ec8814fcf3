package dev.latchkey.mockserver.http.body;

import java.util.List;

/** Thrown when fields of a body are invalid. Holds all errors, not only the first. */
public final class InvalidFieldsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<FieldError> errors;

    /** Creates an exception with at least one error. */
    public InvalidFieldsException(List<FieldError> errors) {
        super("Fields are invalid", null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** Returns the errors, in the order in which they were found. */
    public List<FieldError> errors() {
        return errors;
    }
}
