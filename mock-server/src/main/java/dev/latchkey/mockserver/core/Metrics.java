package dev.latchkey.mockserver.core;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the server does, since it started. Counting costs next to nothing. */
public final class Metrics {
    private final LongAdder[] counts = new LongAdder[Counter.values().length];

    /** Nothing has happened yet. */
    public Metrics() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** What is counted. */
    public enum Counter {
        /** SMS with a sandbox key. */
        SMS_SANDBOX("SMS accepted with sandbox keys"),
        /** SMS with a live key. */
        SMS_LIVE("SMS accepted with live keys"),
        /** E-mails with a sandbox key. */
        EMAIL_SANDBOX("E-mails accepted with sandbox keys"),
        /** E-mails with a live key. */
        EMAIL_LIVE("E-mails accepted with live keys"),
        /** Delivery events. */
        EVENTS("Delivery events"),
        /** Webhook calls that were answered with a status of the two hundreds. */
        CALLS_DELIVERED("Webhook calls that succeeded"),
        /** Webhook calls that failed and are tried again. */
        CALLS_RETRIED("Webhook calls that failed and are made again"),
        /** Webhook calls that failed for good. */
        CALLS_GIVEN_UP("Webhook calls that failed for good"),
        /** HTTP requests. */
        REQUESTS("HTTP requests answered"),
        /** HTTP requests that were refused. */
        REQUESTS_REFUSED("HTTP requests refused"),
        /** SMTP sessions. */
        SMTP_SESSIONS("SMTP sessions"),
        /** SMTP commands that were refused. */
        SMTP_REFUSED("SMTP commands refused"),
        /** Faults that were made on purpose. */
        FAULTS("Faults made on purpose");

        private final String description;

        Counter(String description) {
            this.description = description;
        }

        /** What it counts, in a few words. */
        public String description() {
            return description;
        }

        /** The lower-case word for it, {@code calls_delivered}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One more. */
    public void count(Counter counter) {
        counts[counter.ordinal()].increment();
    }

    /** So many more. */
    public void count(Counter counter, long more) {
        counts[counter.ordinal()].add(more);
    }

    /** How many since the server started. */
    public long value(Counter counter) {
        return counts[counter.ordinal()].sum();
    }
}
