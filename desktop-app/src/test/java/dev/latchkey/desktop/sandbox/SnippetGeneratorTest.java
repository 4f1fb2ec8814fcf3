package dev.latchkey.desktop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.desktop.account.CapturedMessage;
import dev.latchkey.desktop.account.Connection;
import dev.latchkey.desktop.account.OutgoingMessage;
import dev.latchkey.desktop.account.Snippet;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generated code examples. */
class SnippetGeneratorTest {
    /** Text that breaks out of incorrect quotes or gets damaged if the encoding is not UTF-8. */
    private static final String NASTY = "it's $HOME `id` \"quoted\" \\n \\u0041 %s %0A\n\n  'twice' größer 🗝 \u202E!\t;&|\\";

    @TempDir
    Path folder;

    private Connection connection;
    private IssuedKey key;

    @BeforeEach
    void open() {
        connection = new BuiltInSandbox(folder.resolve("data"), 0).open();
        key = connection.create(NewApiKey.named("shop")
                .permissions(SandboxKeyRules.SMS_SEND, SandboxKeyRules.EMAIL_SEND).build());
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void theCommandSendsExactlyWhatWasWritten() throws Exception {
        assumeTrue(isOnPath("sh") && isOnPath("curl"), "There is no sh or no curl here, so none can be run.");

        run("sh", write("send.sh", snippet(sms(NASTY), Snippet.Language.CURL)));
        run("sh", write("send.sh", snippet(mail(NASTY), Snippet.Language.CURL)));

        assertBothWereCaptured();
    }

    @Test
    void theJavaProgramSendsExactlyWhatWasWritten() throws Exception {
        run(java(), "-cp", classPath(), write("Text.java", program("Text", sms(NASTY))));
        run(java(), "-cp", classPath(), write("Mail.java", program("Mail", mail(NASTY))));

        assertBothWereCaptured();
    }

    @Test
    void noSecretIsInASnippet() {
        for (OutgoingMessage message : List.of(sms("x"), mail("x"))) {
            assertThat(connection.snippets(message)).hasSize(2).allSatisfy(snippet -> {
                assertThat(snippet.text()).contains("LATCHKEY_KEY", "LATCHKEY_SECRET");
                assertThat(snippet.text()).doesNotContain(key.secret().reveal(), key.secret().lastFive());
            });
        }
    }

    @Test
    void theCommandIsReadable() {
        assertThat(new SnippetGenerator(connection.address().resolve("/")).of(sms("Hi")).getFirst().text().replaceAll(
                ":\\d+/", "/")).isEqualTo("""
                        curl 'http://127.0.0.1/sandbox/v1/sms' \\
                          -u "$LATCHKEY_KEY:$LATCHKEY_SECRET" \\
                          -H 'Content-Type: application/json' \\
                          -d '{
                          "to": "+4915123456789",
                          "text": "Hi",
                          "from": "Shop"
                        }'""");
    }

    private void assertBothWereCaptured() {
        List<CapturedMessage> messages = connection.captured(null, 10).messages();
        assertThat(messages).hasSize(2).allSatisfy(each -> assertThat(each.text()).isEqualTo(NASTY));
        assertThat(messages.getFirst().subject()).isEqualTo("O'Brien's \"order\"");
        assertThat(messages.getFirst().to()).containsExactly("Ann O'Hara <ann@example.com>", "bob@example.com");
        assertThat(messages.getLast().from()).isEqualTo("Shop");
    }

    private static OutgoingMessage sms(String text) {
        return new OutgoingMessage.Text(Sms.of("+4915123456789", text).from("Shop"));
    }

    private static OutgoingMessage mail(String text) {
        return new OutgoingMessage.Mail(
                Email.from("shop@example.com").to("Ann O'Hara <ann@example.com>", "bob@example.com")
                        .subject("O'Brien's \"order\"").text(text).build());
    }

    private String snippet(OutgoingMessage message, Snippet.Language language) {
        return connection.snippets(message).stream().filter(each -> each.language() == language).findFirst()
                .orElseThrow().text();
    }

    private String program(String name, OutgoingMessage message) {
        String[] halves = snippet(message, Snippet.Language.JAVA).split("\n\n", 2);
        return halves[0] + "\nclass " + name + " { public static void main(String[] none) {\n" + halves[1] + "\n}}\n";
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put(Snippet.KEY, Objects.requireNonNull(key.key().consumerKey()));
        builder.environment().put(Snippet.SECRET, key.secret().reveal());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String processOutput = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(processOutput).isZero();
        assertThat(processOutput).contains("msg_");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
