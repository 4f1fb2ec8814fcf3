package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.BROKEN;
import static dev.latchkey.sdk.fault.Outcome.unknown;
import static dev.latchkey.sdk.fault.Outcome.unreadable;

import dev.latchkey.sdk.trust.Canary;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers that report success and are not what was agreed. What they hold may be a secret. */
final class ResponseFaults {
    private static final String JSON = "application/json";

    private ResponseFaults() {}

    static Stream<Fault> rows() {
        return Stream.of(
                decoded("truncated JSON", JSON, good -> good.substring(0, good.length() / 2)),
                decoded("truncated in a secret", JSON, good -> "{\"secret\":\"" + Canary.TEXT),
                decoded("malformed JSON", JSON, good -> good.replace(":", "=")),
                decoded("a secret where a structure belongs", JSON, good -> "\"" + Canary.TEXT + "\""),
                decoded("a secret where another kind of value belongs", JSON,
                        good -> good.replaceAll("\":[0-9.]+", "\":\"" + Canary.TEXT + "\"")),
                decoded("a secret as a member's name", JSON, good -> "{\"" + Canary.TEXT + "\":1"),
                decoded("no member that is needed", JSON, good -> "{}"),
                decoded("an array instead of an object", JSON, good -> "[" + good + "]"),
                decoded("null", JSON, good -> "null"),
                decoded("nothing", JSON, good -> ""),
                decoded("JSON nested beyond measure", JSON, good -> "[".repeat(10_000)),
                decoded("a page in HTML", "text/html",
                        good -> "<html><p>Please log in with " + Canary.TEXT + "</p></html>"),
                decoded("a text", "text/plain", good -> "OK " + Canary.TEXT),
                new Fault("a body that is not in the gzip that it claims",
                        gateway -> HttpScene.answering(method -> HttpScene
                                .document(200, JSON, gateway.goodAnswer(method))
                                .setHeader("Content-Encoding", "gzip").build()),
                        unknown(BROKEN, 3, 3), unknown(BROKEN, 1, 1)));
    }

    private static Fault decoded(String name, String type, UnaryOperator<String> spoil) {
        return Fault.of(name, gateway -> HttpScene.answering(spoiled(gateway, spoil)
                .andThen(body -> HttpScene.document(200, type, body).build())), unreadable());
    }

    private static Function<String, String> spoiled(Subject.Kind gateway, UnaryOperator<String> spoil) {
        return method -> spoil.apply(gateway.goodAnswer(method));
    }
}
