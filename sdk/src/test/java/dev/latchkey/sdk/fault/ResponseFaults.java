package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.BROKEN;
import static dev.latchkey.sdk.fault.Outcome.maybeDelivered;
import static dev.latchkey.sdk.fault.Outcome.unreadable;

import dev.latchkey.sdk.trust.Canary;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Successful responses that cannot be decoded. They may contain secrets. */
final class ResponseFaults {
    private static final String JSON = "application/json";

    private ResponseFaults() {}

    static Stream<Fault> faults() {
        return Stream.of(
                undecodable("truncated JSON", JSON, good -> good.substring(0, good.length() / 2)),
                undecodable("truncated in a secret", JSON, good -> "{\"secret\":\"" + Canary.TEXT),
                undecodable("malformed JSON", JSON, good -> good.replace(":", "=")),
                undecodable("a secret where a structure belongs", JSON, good -> "\"" + Canary.TEXT + "\""),
                undecodable("a secret where a value of another type belongs", JSON,
                        good -> good.replaceAll("\":[0-9.]+", "\":\"" + Canary.TEXT + "\"")),
                undecodable("a secret as a member's name", JSON, good -> "{\"" + Canary.TEXT + "\":1"),
                undecodable("a required member is missing", JSON, good -> "{}"),
                undecodable("an array instead of an object", JSON, good -> "[" + good + "]"),
                undecodable("null", JSON, good -> "null"),
                undecodable("an empty body", JSON, good -> ""),
                undecodable("JSON nested too deeply", JSON, good -> "[".repeat(10_000)),
                undecodable("a page in HTML", "text/html",
                        good -> "<html><p>Please log in with " + Canary.TEXT + "</p></html>"),
                undecodable("a text", "text/plain", good -> "OK " + Canary.TEXT),
                new Fault("a body that is not gzip although it says so",
                        gateway -> HttpFaultServer.responding(method -> HttpFaultServer
                                .document(200, JSON, gateway.validBody(method))
                                .setHeader("Content-Encoding", "gzip").build()),
                        maybeDelivered(BROKEN, 3, 3), maybeDelivered(BROKEN, 1, 1)));
    }

    private static Fault undecodable(String name, String type, UnaryOperator<String> spoil) {
        return Fault.of(name, gateway -> HttpFaultServer.responding(corrupted(gateway, spoil)
                .andThen(body -> HttpFaultServer.document(200, type, body).build())), unreadable());
    }

    private static Function<String, String> corrupted(ClientUnderTest.GatewayFixture gateway,
            UnaryOperator<String> spoil) {
        return method -> spoil.apply(gateway.validBody(method));
    }
}
