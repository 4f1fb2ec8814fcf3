package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpTestClient;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.sandbox.Sandbox;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README work. */
class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void theJavaExampleRunsAgainstAServer() throws Exception {
        try (MockServer server = MockServer.start()) {
            Path source = folder.resolve("Example.java");
            Files.writeString(source, "import dev.latchkey.sdk.*; import dev.latchkey.sdk.keys.*;"
                    + " import dev.latchkey.sdk.message.*; import dev.latchkey.sdk.sandbox.*;"
                    + " public class Example implements Runnable { public void run() {\n"
                    + example().replace("http://127.0.0.1:8390", server.baseUrl().toString()) + "}}");

            compile(source);
            try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                    getClass().getClassLoader())) {
                ((Runnable) loader.loadClass("Example").getDeclaredConstructor().newInstance()).run();
            }

            assertThat(Sandbox.at(ClientOptions.at(server.baseUrl().toString()))
                    .signIn(DemoAccount.EMAIL, DemoAccount.password()).execute().messages().newest(10).execute()
                    .items())
                    .singleElement().satisfies(message -> assertThat(message.text()).isEqualTo("Your code is 123456"));
        }
    }

    @Test
    void everyFaultRuleOfTheReadmeIsTaken() throws IOException {
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        try (MockServer server = MockServer.start()) {
            ApiClient api = new ApiClient(server.baseUrl());
            assertThat(block.group(1).lines()).hasSizeGreaterThan(5)
                    .allSatisfy(rule -> assertThat(api.post("/_latchkey/v1/faults", rule).status()).isEqualTo(201));
        }
    }

    @Test
    void theSeedOfTheReadmeSetsAFixedUserAndPasswordForSmtp() throws IOException {
        String seed = Pattern.compile("```json\n(\\{\"accounts\".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md"))).results().map(found -> found.group(1)).findFirst()
                .orElseThrow();
        try (MailFixture fixture = new MailFixture(); SmtpTestClient smtp = fixture.connect()) {
            assertThat(fixture.server.api.with("Content-Type", "application/json")
                    .send("PUT", "/_latchkey/v1/seed", seed.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);

            assertThat(smtp.command("EHLO me.example")).startsWith("250 ");
            assertThat(smtp.command("AUTH PLAIN " + SmtpTestClient
                    .base64("\0shop-mail\0only-for-tests-0123456789abcdef0123456789abcdef"))).startsWith("235 ");
        }
    }

    private static String example() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private void compile(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(said, null, null,
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")), null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source)).call();
        assertThat(compiled).as("%s", said).isTrue();
    }
}
