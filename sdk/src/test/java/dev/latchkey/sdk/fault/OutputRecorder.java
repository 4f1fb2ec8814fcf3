package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.Attempt;
import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.trust.Canary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records all output of a call that its user can see. The canary must not appear in it. */
final class OutputRecorder implements CallHooks {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAttempt(Attempt attempt) {
        texts.add("before: " + attempt);
    }

    @Override
    public void afterAttempt(AttemptResult result) {
        texts.add("after: " + result);
    }

    void recordLogLine(String line) {
        texts.add("log: " + line);
    }

    void record(String... seen) {
        texts.addAll(java.util.List.of(seen));
    }

    /** Records an exception with its causes, suppressed exceptions and properties. */
    void recordException(LatchkeyException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        record(trace.toString(), "" + e.getLocalizedMessage());
        if (e instanceof ApiException refused) {
            record(refused.reason(), refused.body(), refused.code().toString(), refused.requestId().toString(),
                    refused.fieldErrors().toString());
        }
    }

    void assertNoSecret() {
        for (String text : texts) {
            if (Canary.isIn(text)) {
                throw new AssertionError("The output contains the key: " + text);
            }
        }
    }
}
