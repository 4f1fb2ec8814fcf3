package dev.latchkey.benchmarks.server;

/** One thing to measure. */
interface Measure {
    /** Measures it and writes down what came out. */
    void run(Plan plan, Report report);
}
