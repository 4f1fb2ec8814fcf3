package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.mockserver.StartupException;
import dev.latchkey.mockserver.log.ErrorStreamLog;
import dev.latchkey.mockserver.settings.CommandLineArguments;
import dev.latchkey.mockserver.settings.ServerSettings;
import dev.latchkey.mockserver.settings.SettingCatalogue;
import dev.latchkey.mockserver.settings.SettingsDocumentation;
import dev.latchkey.mockserver.settings.SettingsReader;
import dev.latchkey.mockserver.settings.WrongSettingsException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The {@code latchkey sandbox} command. Exit code 0 means stopped, 1 that the server could not start, and 2 that a
 * setting is wrong, wherever it was set.
 */
public final class Main {
    private static final int DONE = 0;
    private static final int CANNOT_START = 1;
    private static final int WRONG_SETTINGS = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv(), System.out, System.err).run(arguments));
    }

    /** Runs the command. Once the server has started, it runs until the program ends. */
    int run(String... arguments) {
        CommandLineArguments commandLine = new CommandLineArguments();
        try {
            switch (commandLine.read(arguments)) {
                case SHOW_HELP -> out.print(commandLine.help());
                case SHOW_VERSION -> out.println("Latchkey " + version());
                case SHOW_SETTINGS -> out.print(SettingsDocumentation.effectiveSettings(read(commandLine)));
                case START -> {
                    return start(read(commandLine));
                }
            }
            return DONE;
        } catch (WrongSettingsException e) {
            e.problems().forEach(err::println);
            err.println("Try 'latchkey sandbox --help'.");
            return WRONG_SETTINGS;
        }
    }

    private ServerSettings read(CommandLineArguments commandLine) {
        return SettingsReader.read(commandLine.values(), environment, UserDataDirectory.directory(environment));
    }

    private int start(ServerSettings settings) {
        LogSettings.apply(settings);
        try {
            Optional<ReadyFile> readyFile = settings.find(SettingCatalogue.READY_FILE).map(ReadyFile::new);
            MockServerBuilder builder = SettingsBinder.builder(settings);
            readyFile.ifPresent(ReadyFile::prepare);
            MockServer server = builder.start();
            // Registered before the ready file is written, because a script that reads it may stop the server at once.
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stop(server, readyFile, settings), "latchkey-stop"));
            out.println(StartupBanner.text(server));
            out.flush();
            // Written last, so that everything else is done when a script finds the file.
            readyFile.ifPresent(file -> file.write(readyContent(server)));
            waitForever();
            return DONE;
        } catch (StartupException e) {
            err.println(e.getMessage());
        } catch (RuntimeException e) {
            log(settings, "The server cannot start", e);
        }
        return CANNOT_START;
    }

    private static ReadyFile.Ready readyContent(MockServer server) {
        String url = server.baseUrl().toString();
        String host = server.baseUrl().getHost();
        return new ReadyFile.Ready(url, server.tls().isPresent() ? url : null, hostAndPort(host, server.smtpPort()),
                hostAndPort(host, server.smtpsPort()), ProcessHandle.current().pid());
    }

    private static @Nullable String hostAndPort(String host, OptionalInt port) {
        return port.isEmpty() ? null : host + ":" + port.getAsInt();
    }

    /** Stops the server when a signal arrives. Exits with 0 instead of Java's 143, because stopping was requested. */
    private void stop(MockServer server, Optional<ReadyFile> readyFile, ServerSettings settings) {
        int exitCode = DONE;
        try {
            readyFile.ifPresent(ReadyFile::remove);
            server.close();
        } catch (RuntimeException e) {
            log(settings, "The server did not stop cleanly", e);
            exitCode = CANNOT_START;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** Logs without Java's logging, which closes its handlers during shutdown. */
    private static void log(ServerSettings settings, String message, RuntimeException e) {
        LogRecord entry = new LogRecord(Level.SEVERE, message);
        entry.setLoggerName("dev.latchkey.mockserver");
        entry.setThrown(e);
        new ErrorStreamLog(LogSettings.isJson(settings)).publish(entry);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unknown version)" : version;
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
