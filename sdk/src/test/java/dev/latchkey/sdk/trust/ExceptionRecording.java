package dev.latchkey.sdk.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the message of every exception that this JVM throws, caught or not, with the JDK Flight Recorder. Closing it
 * fails if a message contains the secret.
 */
final class ExceptionRecording implements AutoCloseable {
    /**
     * Exceptions that are caught where they are thrown. OkHttp quotes a response that is not HTTP, the JDK a text that
     * is not a number, Moshi a value of another type. The fault matrix tests that none of them gets further, not even
     * as a cause.
     */
    private static final Set<String> CAUGHT = Set.of("java.net.ProtocolException", "java.lang.NumberFormatException",
            "com.squareup.moshi.JsonDataException");

    private final Recording recording = new Recording();
    private final String secret;

    private ExceptionRecording(String secret) {
        this.secret = secret;
    }

    static ExceptionRecording start(String secret) {
        ExceptionRecording started = new ExceptionRecording(secret);
        started.recording.enable("jdk.JavaExceptionThrow").withStackTrace().with("throttle", "off");
        started.recording.enable("jdk.JavaErrorThrow").withStackTrace().with("throttle", "off");
        started.recording.start();
        return started;
    }

    @Override
    public void close() {
        List<String> exposures = findExposures();
        if (!exposures.isEmpty()) {
            throw new AssertionError("Exceptions showed the secret:\n" + String.join("\n", exposures));
        }
    }

    private static boolean isCaught(RecordedEvent event) {
        return CAUGHT.contains(event.getClass("thrownClass").getName());
    }

    private List<String> findExposures() {
        List<String> exposures = new ArrayList<>();
        try {
            Path file = Files.createTempFile("exceptions", ".jfr");
            try (recording) {
                recording.stop();
                recording.dump(file);
                try (RecordingFile events = new RecordingFile(file)) {
                    while (events.hasMoreEvents()) {
                        RecordedEvent event = events.readEvent();
                        String message = event.getString("message");
                        if (message != null && !isCaught(event) && Canary.isIn(message, secret)) {
                            exposures.add(event.toString());
                        }
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exposures;
    }
}
