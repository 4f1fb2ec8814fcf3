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
 * The message of every exception that this JVM makes, whoever catches it: the virtual machine's own recorder notes
 * them. Closing it fails when the secret stands in one.
 */
final class ExceptionRecording implements AutoCloseable {
    /**
     * What is caught where it is made, by whoever asked: OkHttp quotes an answer that is not HTTP, the JDK a number that
     * is none, Moshi a value of another kind. That none gets further, not even as a cause, is for the matrix of faults to show.
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
        List<String> sightings = sightings();
        if (!sightings.isEmpty()) {
            throw new AssertionError("Exceptions showed the secret:\n" + String.join("\n", sightings));
        }
    }

    private static boolean isCaught(RecordedEvent event) {
        return CAUGHT.contains(event.getClass("thrownClass").getName());
    }

    private List<String> sightings() {
        List<String> sightings = new ArrayList<>();
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
                            sightings.add(event.toString());
                        }
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sightings;
    }
}
