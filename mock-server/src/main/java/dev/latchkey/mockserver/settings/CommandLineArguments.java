package dev.latchkey.mockserver.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: a flag for each setting, and a few that ask something. */
public final class CommandLineArguments {
    private static final String NAME = "latchkey sandbox";

    private static final Map<String, String> QUESTIONS = new TreeMap<>(Map.of("-h --help", "Show this help.",
            "-V --version", "Show the version.", "--print-settings", "Show what holds and where it was set."));

    private final Map<Setting<?>, String> values = new LinkedHashMap<>();
    private final CommandLine command;

    /** What the command is to do. */
    public enum Command {
        START, SHOW_HELP, SHOW_VERSION, SHOW_SETTINGS
    }

    /** A command line that was not read yet. */
    public CommandLineArguments() {
        CommandSpec spec = CommandSpec.create().name(NAME);
        spec.usageMessage().customSynopsis(NAME + " [options]")

                .description("Starts a local gateway that issues and enforces API keys, and captures messages instead"
                        + " of sending them.")
                .footer("", "Each option but the last three can be set by environment too, --smtp-port by"
                        + " LATCHKEY_SMTP_PORT, and in a file, as smtp-port = 2525. Flags count more than the"
                        + " environment, and that counts more than the file.");
        SettingCatalogue.ALL.forEach(setting -> spec.addOption(option(setting)));
        QUESTIONS.forEach((names, description) -> spec.addOption(question(description, names.split(" "))));
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandLineArguments::optionsByTopic);
        command = new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /**
     * Reads a command line.
     *
     * @throws WrongSettingsException when it says something that is not understood
     */
    public Command read(String... arguments) {
        ParseResult result;
        try {
            result = command.parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw wrong(e.getUnmatched().stream().findFirst().map(CommandLineArguments::unknown)
                    .orElse("An argument of the command line is empty."));
        } catch (MissingParameterException e) {
            throw wrong(e.getMissing().stream().map(CommandLineArguments::name).collect(Collectors.joining(", "))
                    + " needs a value.");
        } catch (OverwrittenOptionException e) {
            throw wrong(name(e.getOverwritten()) + " is there twice. Leave one out.");
        } catch (ParameterException e) {
            ArgSpec option = e.getArgSpec();
            throw wrong("The command line is not understood" + (option == null ? "." : " near " + name(option) + "."));
        }
        if (result.hasMatchedOption("--help")) {
            return Command.SHOW_HELP;
        }
        if (result.hasMatchedOption("--version")) {
            return Command.SHOW_VERSION;
        }
        return result.hasMatchedOption("--print-settings") ? Command.SHOW_SETTINGS : Command.START;
    }

    /** What the flags set. */
    public Map<Setting<?>, String> values() {
        return Map.copyOf(values);
    }

    /** The help, in lines of at most 80 characters. */
    public String help() {
        return command.getUsageMessage(Help.Ansi.OFF);
    }

    private OptionSpec option(Setting<?> setting) {
        SettingType<?> type = setting.type();
        String warning = type.isSecret() ? " Better set by environment or file: others can see a command line." : "";
        OptionSpec.Builder option = OptionSpec.builder(setting.flag()).type(String.class)
                .paramLabel(type.label()).order(SettingCatalogue.ALL.indexOf(setting)).setter(new ISetter() {
                    @Override
                    public <T> @Nullable T set(@Nullable T value) {
                        if (value == null) {
                            values.remove(setting);
                        } else {
                            values.put(setting, String.valueOf(value));
                        }
                        return value;
                    }
                }).description((setting.description() + warning + describeDefault(setting)).replace("%", "%%"));
        return (type.isSwitch() ? option.arity("0..1").fallbackValue("true") : option.arity("1"))
                .build();
    }

    private static String describeDefault(Setting<?> setting) {
        return setting.type().isSwitch() || setting.defaultValue().description().equals(Setting.NONE)
                ? ""
                : " Standard: " + setting.defaultValue().description() + ".";
    }

    private static String optionsByTopic(Help help) {
        StringBuilder text = new StringBuilder();
        for (Topic topic : Topic.values()) {
            text.append(options(help, topic.title(),
                    SettingCatalogue.ALL.stream().filter(setting -> setting.topic() == topic)
                            .map(Setting::flag)));
        }
        return text.append(options(help, "Instead of starting", QUESTIONS.keySet().stream()
                .map(names -> names.split(" ")[0]))).toString();
    }

    private static String options(Help help, String title, Stream<String> names) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(names.map(help.commandSpec()::findOption).toList(), help.parameterLabelRenderer());
        return "\n" + title + ":\n" + layout;
    }

    private static OptionSpec question(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description).build();
    }

    private static String unknown(String argument) {
        if (!argument.startsWith("-")) {
            return "'" + SettingsReader.quote(argument) + "' is not understood: every option begins with --.";
        }
        // What follows the sign may be a secret.
        String name = argument.split("=", 2)[0];
        Stream<String> flags = Stream.concat(SettingCatalogue.ALL.stream().map(Setting::flag),
                QUESTIONS.keySet().stream().flatMap(names -> Arrays.stream(names.split(" "))));
        return "There is no option " + SettingsReader.quote(name) + "."
                + SpellingSuggestion.find(name, flags).map(near -> " Did you mean " + near + "?").orElse("");
    }

    private static String name(ArgSpec option) {
        return option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
    }

    private static WrongSettingsException wrong(String problem) {
        return new WrongSettingsException(List.of(problem));
    }
}
