package dev.latchkey.mockserver;

import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Starts the server by command. Exit code 0 when it was stopped, 1 when it could not start, 2 when the command line is
 * wrong.
 */
@Command(name = "latchkey sandbox", sortOptions = false, versionProvider = Main.Version.class, description = "Starts a local gateway that issues and"
        + " enforces API keys, and captures messages instead of sending them.", footer = {"",
                "Each option can be set by environment too: --smtp-port by LATCHKEY_SMTP_PORT, and so on."})
public final class Main implements Callable<Integer> {
    private static final int CANNOT_START = 1;

    @Mixin
    private final Settings settings = new Settings();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Spec
    private @Nullable CommandSpec spec;

    private volatile int exitCode;

    private Main(Map<String, String> environment) {
        settings.completeFrom(environment);
    }

    /** The version, as the jar knows it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"Latchkey " + (version == null ? "of unknown version" : version)};
        }
    }

    /** Starts the server and returns when it was stopped, or could not start. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Main(System.getenv()));
        command.setParameterExceptionHandler((e, given) -> usageError(e.getCommandLine(), e.getMessage()));
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = command().getOut();
        PrintWriter err = command().getErr();
        try {
            Optional<ReadyFile> readyFile = settings.readyFile().map(ReadyFile::new);
            Builder builder = configured();
            settings.smtpPort().ifPresent(port -> err.println(
                    "This version has no SMTP relay yet: nothing listens to SMTP port " + port + "."));
            readyFile.ifPresent(ReadyFile::prepare);
            MockServer server = builder.start();
            // Before the ready file: who has read that may stop the server at once.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, readyFile), "latchkey-stop"));
            readyFile.ifPresent(file -> file.write(
                    new ReadyFile.Ready(server.baseUrl().toString(), null, ProcessHandle.current().pid())));
            out.println(Welcome.text(server));
            out.flush();
            return waitForEver();
        } catch (Settings.Wrong e) {
            return usageError(command(), e.getMessage());
        } catch (StartupException e) {
            err.println(e.getMessage());
        } catch (RuntimeException e) {
            System.getLogger("dev.latchkey.mockserver").log(Level.ERROR, "The server cannot start", e);
        }
        exitCode = CANNOT_START;
        return exitCode;
    }

    private Builder configured() {
        Builder builder = MockServer.builder().host(settings.host()).port(settings.port());
        settings.data().ifPresentOrElse(builder::data, builder::inMemory);
        settings.seed().ifPresent(builder::seed);
        settings.controlToken().ifPresent(builder::controlToken);
        return builder;
    }

    /** A signal to stop ends in exit code 0, not in the 143 that Java would give: stopping is what was asked for. */
    private void stop(MockServer server, Optional<ReadyFile> readyFile) {
        try {
            readyFile.ifPresent(ReadyFile::remove);
            server.close();
        } catch (RuntimeException e) {
            System.getLogger("dev.latchkey.mockserver").log(Level.ERROR, "The server did not stop cleanly", e);
            exitCode = CANNOT_START;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private static int usageError(CommandLine command, @Nullable String message) {
        command.getErr().println(message);
        command.getErr().println("Try 'latchkey sandbox --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Integer waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("The command line was not parsed.");
        }
        return spec.commandLine();
    }
}
