package dev.latchkey.mockserver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings from flags, environment and file, and which of them are effective. */
class SettingsTest {
    private static final Path USER_DATA = Path.of("/home/ann/latchkey");

    /** For each setting: a value other than its default, an invalid value, and the other settings it requires. */
    private static final String SAMPLES = """
            host                        | 0.0.0.0              |             | control-token=a-token-of-some-length
            port                        | 0                    | 65536       |
            smtp-port                   | 2525                 | -1          |
            smtps-port                  | 4650                 | 1.5         | tls=self-signed
            tls                         | self-signed          | on          |
            tls-certificate             | cert.pem             |             | tls-key=key.pem
            tls-key                     | key.pem              |             | tls-certificate=cert.pem
            data                        | /srv/latchkey        |             |
            in-memory                   | true                 | perhaps     |
            seed                        | seed.json            |             |
            keep-messages               | 7                    | 0           |
            keep-bytes                  | 3MB                  | 3           |
            keep-for                    | 12h                  | 12          |
            keep-journal                | 99                   | 1e3         |
            control-token               | [secret]             |             |
            max-keys                    | 3                    | many        |
            max-concurrent              | 5                    | 0           |
            trusted-proxies             | 10.0.0.0/8,::1       | 10.0.0.1/8  |
            max-connections             | 11                   | 0           |
            max-connections-per-address | 12                   | 0           |
            idle-timeout                | 5m                   | 5           |
            header-timeout              | 1500ms               | 1500        |
            max-header                  | 8KB                  | 8TB         |
            max-body                    | 2MB                  | 1           |
            max-mail                    | 1MB                  | huge        |
            delivery                    | instant              | fast        |
            price-sms                   | 0.1                  | 0,1         |
            price-email                 | 0                    | -1          |
            release-to                  | ann@example.com,b.de | ann@        | release-smtp=mx.example.com:25
            release-smtp                | mx.example.com:25    | example.com | release-to=example.com
            release-user                | ann                  |             | release-to=b.de release-smtp=[::1]:25 release-password=x
            release-password            | [secret]             |             | release-to=b.de release-smtp=mx:25 release-user=x
            config                      |                      |             |
            ready-file                  | ready.json           |             |
            log-format                  | json                 | xml         |
            log-level                   | debug                | loud        |
            """;

    @TempDir
    Path folder;

    /** A row of {@link #SAMPLES}. */
    record Sample(Setting<?> setting, String value, String wrong, Map<String, String> required) {
        String input() {
            return value.equals("[secret]") ? "a-secret-of-some-length" : value;
        }
    }

    static Stream<Sample> samples() {
        return SAMPLES.lines().map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Sample(setting(cells.get(0)), cells.get(1), cells.get(2), pairs(cells.get(3))));
    }

    static Stream<Sample> settable() {
        return samples().filter(sample -> sample.setting != SettingCatalogue.CONFIG);
    }

    @Test
    void everySettingOfTheTableIsTriedHere() {
        assertThat(samples().map(Sample::setting)).containsExactlyElementsOf(SettingCatalogue.ALL);
    }

    @ParameterizedTest
    @MethodSource("settable")
    void itIsSetByFlagVariableAndFileAlike(Sample sample) throws IOException {
        Map<String, String> all = new HashMap<>(sample.required);
        all.put(sample.setting.name(), sample.input());

        assertThat(effective(read(flags(all), Map.of()), sample.setting))
                .isEqualTo(sample.value + " from --" + sample.setting.name()).isNotEqualTo(defaultValue(sample));
        assertThat(effective(read(Map.of(), variables(all)), sample.setting))
                .isEqualTo(sample.value + " from " + sample.setting.variable());
        Path file = file(all);
        assertThat(effective(read(flags(Map.of("config", file.toString())), Map.of()), sample.setting))
                .isEqualTo(sample.value + " from '" + sample.setting.name() + "' in " + file);
    }

    @ParameterizedTest
    @MethodSource("settable")
    void whatIsWrongIsSaidWithTheNameItHasWhereItWasWritten(Sample sample) throws IOException {
        if (sample.wrong.isEmpty()) {
            return;
        }
        String name = sample.setting.name();
        assertThat(problems(flags(Map.of(name, sample.wrong)), Map.of())).first().asString()
                .startsWith("--" + name + " ").contains("'" + sample.wrong + "'");
        assertThat(problems(Map.of(), Map.of(sample.setting.variable(), sample.wrong))).first().asString()
                .startsWith(sample.setting.variable() + " ").contains("'" + sample.wrong + "'");
        Path file = file(Map.of(name, sample.wrong));
        assertThat(problems(Map.of(), Map.of("LATCHKEY_CONFIG", file.toString()))).first().asString()
                .startsWith("'" + name + "' in " + file).contains("'" + sample.wrong + "'");
    }

    @Test
    void aFlagCountsMoreThanTheEnvironmentAndThatMoreThanTheFile() throws IOException {
        Map<String, String> environment = Map.of("LATCHKEY_CONFIG",
                file(Map.of("port", "1", "max-keys", "1", "seed", "1")).toString(), "LATCHKEY_PORT", "2",
                "LATCHKEY_MAX_KEYS", "2");
        ServerSettings settings = read(flags(Map.of("port", "3")), environment);

        assertThat(settings.get(SettingCatalogue.PORT)).isEqualTo(3);
        assertThat(settings.get(SettingCatalogue.MAX_KEYS)).isEqualTo(2);
        assertThat(settings.find(SettingCatalogue.SEED)).contains(Path.of("1"));
        assertThat(settings.get(SettingCatalogue.MAX_CONCURRENT)).isEqualTo(20);
        assertThat(settings.find(SettingCatalogue.SMTP_PORT)).isEmpty();
        assertThat(settings.get(SettingCatalogue.DATA_DIRECTORY)).isEqualTo(USER_DATA);
    }

    @Test
    void whatIsKeptDependsOnWhere() {
        assertThat(read(Map.of(), Map.of()).get(SettingCatalogue.KEEP_MESSAGES)).isEqualTo(100_000);
        assertThat(read(flags(Map.of("in-memory", "true")), Map.of()).get(SettingCatalogue.KEEP_MESSAGES))
                .isEqualTo(10_000);
    }

    @Test
    void ofTwoThatExcludeEachOtherTheOneThatCountsMoreHolds() {
        ServerSettings memory = read(flags(Map.of("in-memory", "true")), Map.of("LATCHKEY_DATA", "/x"));
        assertThat(memory.get(SettingCatalogue.IN_MEMORY)).isTrue();
        assertThat(SettingsDocumentation.effectiveSettings(memory))
                .containsPattern("data +\\(not used\\) +overridden by --in-memory");

        ServerSettings disk = read(flags(Map.of("data", "/x")), Map.of("LATCHKEY_IN_MEMORY", "true"));
        assertThat(disk.get(SettingCatalogue.IN_MEMORY)).isFalse();
        assertThat(disk.get(SettingCatalogue.DATA_DIRECTORY)).isEqualTo(Path.of("/x"));

        ServerSettings plain = read(flags(Map.of("tls", "off")),
                Map.of("LATCHKEY_TLS_CERTIFICATE", "a", "LATCHKEY_TLS_KEY", "b"));
        assertThat(plain.find(SettingCatalogue.TLS_CERTIFICATE)).isEmpty();
        assertThat(plain.find(SettingCatalogue.TLS_KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data=/x in-memory=true              | --data and --in-memory cannot be used together. Remove one of them.
            tls=self-signed tls-certificate=a tls-key=b | --tls-certificate and --tls cannot be used together. Remove one of them.
            tls-certificate=a                   | --tls-certificate requires tls-key: set --tls-key or LATCHKEY_TLS_KEY.
            tls-key=a                           | --tls-key requires tls-certificate: set --tls-certificate or LATCHKEY_TLS_CERTIFICATE.
            smtps-port=0                        | --smtps-port requires TLS: set --tls self-signed, or a certificate.
            release-to=example.com              | --release-to requires release-smtp: set --release-smtp or LATCHKEY_RELEASE_SMTP.
            data=                               | --data is empty. Give it a value, or remove it.
            control-token=                      | --control-token is empty. Give it a value, or remove it.
            config=none.properties              | The settings file none.properties does not exist.
            """)
    void whatCannotBeTogetherOrAtAllIsOneSentence(String flags, String problem) {
        assertThat(problems(flags(pairs(flags)), Map.of())).containsExactly(problem);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        Path file = folder.resolve("a.properties");
        Files.writeString(file, "port=1\nport=2\nprot=3\nconfig=other\n");

        assertThat(problems(flags(Map.of("max-keys", "x")),
                Map.of("LATCHKEY_SMPT_PORT", "1", "LATCHKEY_CONFIG", file.toString()))).containsExactly(
                        "--max-keys must be a number from 1 to 10000, not 'x'.",
                        "Unknown environment variable LATCHKEY_SMPT_PORT. Did you mean"
                                + " LATCHKEY_SMTP_PORT?",
                        "'port' is set twice in " + file + ". Remove one of them.",
                        "Unknown setting 'config' in " + file + ". Remove it.",
                        "Unknown setting 'prot' in " + file + ". Did you mean 'port'?");
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        ServerSettings settings = read(Map.of(),
                Map.of("LATCHKEY_JAVA_HOME", "/jdk", "LATCHKEY_HOME", "/x", "LATCHKEY_SECRET",
                        "s", "LATCHKEY_PORT", "tcp://10.0.0.1:8390", "LATCHKEY_SERVICE_HOST", "10.0.0.1",
                        "LATCHKEY_PORT_8390_TCP_ADDR", "10.0.0.1", "LATCHKEY_SEED", "", "PATH", "/bin"));

        assertThat(settings.get(SettingCatalogue.PORT)).isEqualTo(8390);
        assertThat(settings.find(SettingCatalogue.SEED)).isEmpty();
    }

    @Test
    void noSecretIsEverShown() {
        ServerSettings settings = read(flags(Map.of("control-token", "hunter2hunter2hunter2")), Map.of());
        assertThat(SettingsDocumentation.effectiveSettings(settings)).contains("[secret]").doesNotContain("hunter2");

        assertThat(problems(flags(Map.of("release-password", "hunter2")), Map.of("LATCHKEY_CONTROL_TOKN", "hunter2"))
                .toString()).doesNotContain("hunter2");
    }

    @Test
    void whatIsNoFileOfSettingsIsSaid() throws IOException {
        Path file = folder.resolve("a.properties");
        Files.write(file, new byte[]{'a', '=', (byte) 0xff});
        assertThat(problems(flags(Map.of("config", file.toString())), Map.of())).singleElement().asString()
                .endsWith("is not encoded in UTF-8.");
        Files.writeString(file, "seed=C:\\users\\ann");
        assertThat(problems(flags(Map.of("config", file.toString())), Map.of())).singleElement().asString()
                .contains("Write a backslash as \\\\");
        assertThat(problems(flags(Map.of("config", folder.toString())), Map.of())).singleElement().asString()
                .endsWith("is a directory, or larger than 1 MB.");
    }

    private static String defaultValue(Sample sample) {
        return effective(read(Map.of(), Map.of()), sample.setting);
    }

    private static <T> String effective(ServerSettings settings, Setting<T> setting) {
        return settings.find(setting).map(setting.type().writer()).orElse("nothing") + " from "
                + settings.origin(setting).name();
    }

    private static ServerSettings read(Map<Setting<?>, String> flags, Map<String, String> environment) {
        return SettingsReader.read(flags, environment, USER_DATA);
    }

    private static List<String> problems(Map<Setting<?>, String> flags, Map<String, String> environment) {
        return catchThrowableOfType(WrongSettingsException.class, () -> read(flags, environment)).problems();
    }

    private static Map<Setting<?>, String> flags(Map<String, String> values) {
        Map<Setting<?>, String> flags = new HashMap<>();
        values.forEach((name, value) -> flags.put(setting(name), value));
        return flags;
    }

    private static Map<String, String> variables(Map<String, String> values) {
        Map<String, String> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(setting(name).variable(), value));
        return variables;
    }

    private Path file(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder("# settings\n");
        values.forEach((name, value) -> lines.append(name).append(" = ").append(value).append('\n'));
        return Files.writeString(Files.createTempFile(folder, "settings", ".properties"), lines);
    }

    private static Setting<?> setting(String name) {
        return SettingCatalogue.ALL.stream().filter(setting -> setting.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        Arrays.stream(text.split(" ")).filter(pair -> !pair.isBlank()).map(pair -> pair.split("=", 2))
                .forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }
}
