package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.Setting.Topic;
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

/** Command-line parser with one flag per setting, and flags for help, version and effective settings. */
public final class CommandLineArguments {
    private static final String NAME = "latchkey sandbox";

    private static final Map<String, String> INFO_OPTIONS = new TreeMap<>(Map.of("-h --help", "Show this help.",
            "-V --version", "Show the version.", "--print-settings", "Show the effective settings and their sources."));

    private final Map<Setting<?>, String> values = new LinkedHashMap<>();
    private final CommandLine command;

    /** Commands that a command line can ask for. */
    public enum Command {
        START, SHOW_HELP, SHOW_VERSION, SHOW_SETTINGS
    }

    /** Creates a parser that has read nothing yet. */
    public CommandLineArguments() {
        CommandSpec spec = CommandSpec.create().name(NAME);
        spec.usageMessage().customSynopsis(NAME + " [options]")

                .description("Starts a local gateway that issues and enforces API keys, and captures messages instead"
                        + " of sending them.")
                .footer("", "Every option except the last three can also be set by an environment variable"
                        + " (--smtp-port by LATCHKEY_SMTP_PORT) or in a file (smtp-port = 2525). Flags override the"
                        + " environment, which overrides the file.");
        SettingCatalogue.ALL.forEach(setting -> spec.addOption(settingOption(setting)));
        INFO_OPTIONS.forEach((names, description) -> spec.addOption(infoOption(description, names.split(" "))));
        spec.usageMessage().sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                CommandLineArguments::optionsByTopic);
        command = new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    /**
     * Parses a command line.
     *
     * @throws WrongSettingsException if an argument is unknown, repeated or has no value
     */
    public Command read(String... arguments) {
        ParseResult result;
        try {
            result = command.parseArgs(arguments);
        } catch (UnmatchedArgumentException e) {
            throw wrong(e.getUnmatched().stream().findFirst().map(CommandLineArguments::unknown)
                    .orElse("The command line has an empty argument."));
        } catch (MissingParameterException e) {
            throw wrong(e.getMissing().stream().map(CommandLineArguments::name).collect(Collectors.joining(", "))
                    + " needs a value.");
        } catch (OverwrittenOptionException e) {
            throw wrong(name(e.getOverwritten()) + " is given twice. Remove one of them.");
        } catch (ParameterException e) {
            ArgSpec option = e.getArgSpec();
            throw wrong("Cannot parse the command line" + (option == null ? "." : " near " + name(option) + "."));
        }
        if (result.hasMatchedOption("--help")) {
            return Command.SHOW_HELP;
        }
        if (result.hasMatchedOption("--version")) {
            return Command.SHOW_VERSION;
        }
        return result.hasMatchedOption("--print-settings") ? Command.SHOW_SETTINGS : Command.START;
    }

    /** Returns the values that the flags set. */
    public Map<Setting<?>, String> values() {
        return Map.copyOf(values);
    }

    /** Returns the help text, in lines of at most 80 characters. */
    public String help() {
        return command.getUsageMessage(Help.Ansi.OFF);
    }

    private OptionSpec settingOption(Setting<?> setting) {
        SettingType<?> type = setting.type();
        String warning = type.isSecret()
                ? " Prefer the environment or a file: other users can see a command line."
                : "";
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
                : " Default: " + setting.defaultValue().description() + ".";
    }

    private static String optionsByTopic(Help help) {
        StringBuilder text = new StringBuilder();
        for (Topic topic : Topic.values()) {
            text.append(options(help, topic.title(),
                    SettingCatalogue.ALL.stream().filter(setting -> setting.topic() == topic)
                            .map(Setting::flag)));
        }
        return text.append(options(help, "Instead of starting the server", INFO_OPTIONS.keySet().stream()
                .map(names -> names.split(" ")[0]))).toString();
    }

    private static String options(Help help, String title, Stream<String> names) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(names.map(help.commandSpec()::findOption).toList(), help.parameterLabelRenderer());
        return "\n" + title + ":\n" + layout;
    }

    private static OptionSpec infoOption(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description).build();
    }

    private static String unknown(String argument) {
        if (!argument.startsWith("-")) {
            return "Unexpected argument '" + SettingsReader.quote(argument) + "': options begin with --.";
        }
        // The part after the equals sign may be a secret.
        String name = argument.split("=", 2)[0];
        Stream<String> flags = Stream.concat(SettingCatalogue.ALL.stream().map(Setting::flag),
                INFO_OPTIONS.keySet().stream().flatMap(names -> Arrays.stream(names.split(" "))));
        return "Unknown option " + SettingsReader.quote(name) + "."
                + SpellingSuggestion.find(name, flags).map(suggestion -> " Did you mean " + suggestion + "?")
                        .orElse("");
    }

    private static String name(ArgSpec option) {
        return option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
    }

    private static WrongSettingsException wrong(String problem) {
        return new WrongSettingsException(List.of(problem));
    }
}
