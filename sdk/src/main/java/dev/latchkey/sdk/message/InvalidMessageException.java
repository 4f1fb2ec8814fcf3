package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for a message that no gateway would accept. Nothing was sent. The exception lists all problems at once.
 *
 * {@snippet :
 * try {
 *     Email.from("shop@example.com").to("ann@").build();
 * } catch (InvalidMessageException e) {
 *     e.problems().forEach(problem -> System.out.println(problem.field() + " " + problem.message()));
 * }
 * }
 */
public class InvalidMessageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final FieldError[] problems;

    /** Creates an exception for these problems, at least one. */
    public InvalidMessageException(List<FieldError> problems) {
        super(problems.stream().map(FieldError::toString).collect(Collectors.joining("\n")));
        this.problems = problems.toArray(new FieldError[0]);
    }

    /** Returns the problems in the order of the fields, which are named as in the builder: {@code to[1]}. */
    public List<FieldError> problems() {
        return List.of(problems);
    }
}
