package dev.latchkey.benchmarks.server;

/** One measurement. */
interface Measure {
    /** Measures and adds the results to the report. */
    void run(Plan plan, Report report);
}
