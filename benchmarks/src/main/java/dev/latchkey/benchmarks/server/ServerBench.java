package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.process.JarLocator;
import dev.latchkey.benchmarks.process.TempDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the mock server next to its peers. Exit code 0 if all results are valid, 1 if a run had
 * errors, 2 if the command line is wrong.
 */
@Command(name = "latchkey bench server", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures"
        + " the mock server and its peers side by side, and prints a report in Markdown.")
public final class ServerBench implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "WHAT", description = "Measure these alone:"
            + " ${COMPLETION-CANDIDATES}.")
    private List<Scenario> only = List.of(Scenario.values());

    @Option(names = "--rounds", paramLabel = "N", description = "How often to measure everything. Standard: 3.")
    private int rounds = 3;

    @Option(names = "--quick", description = "One round of short steps: to see that it works, not what it costs.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report to this file too.")
    private @Nullable Path out;

    /** The scenarios. */
    enum Scenario {
        send(new SendMeasure()), smtp(new MailMeasure()), start(new StartMeasure()), embedded(
                new EmbeddedMeasure()), memory(new MemoryMeasure()), search(new SearchMeasure());

        private final Measure measure;

        Scenario(Measure measure) {
            this.measure = measure;
        }
    }

    private ServerBench() {}

    /** Measures, and returns the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new ServerBench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
    }

    @Override
    public Integer call() {
        Report report = new Report();
        Machine machine = new Machine();
        try (TempDirectory place = new TempDirectory()) {
            Plan plan = new Plan(JarLocator.find(), quick ? 1 : rounds, quick,
                    place.directory().resolve("classes.aot"));
            for (Scenario what : only) {
                what.measure.run(plan, report);
            }
            String text = report.markdown(machine.facts(plan));
            System.out.println(text);
            write(text);
        }
        return report.valid() ? 0 : 1;
    }

    private void write(String text) {
        if (out != null) {
            try {
                Files.writeString(out, text);
            } catch (IOException e) {
                throw new UncheckedIOException("The report cannot be written to " + out, e);
            }
        }
    }
}
