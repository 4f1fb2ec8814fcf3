package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell examples of the READMEs work one after the other. */
class ReadmeShellTest {
    private static final String BASE = "http://127.0.0.1:8390";

    @TempDir
    Path folder;

    @Test
    void theShellExamplesOfBothReadmesWorkOneAfterTheOther() throws Exception {
        assumeTrue(isInstalled("bash") && isInstalled("curl"), "bash or curl is not installed");
        List<String> first = commands(Path.of("..", "README.md"), "localhost:8390");
        List<String> then = commands(Path.of("README.md"), "$c/");
        assertThat(first).hasSizeGreaterThanOrEqualTo(3);
        assertThat(then).hasSizeGreaterThanOrEqualTo(5);
        try (MockServer server = MockServer.start()) {
            String account = field(run(server, first.get(0)), "id");
            String key = run(server, first.get(1).replace("acct_…", account));
            for (String command : first.subList(2, first.size())) {
                run(server, command.replace("ck_…:secret", field(key, "key") + ":" + field(key, "secret")));
            }

            sendWelcome(server, account);
            String message = field(run(server, then.get(0)), "id");
            for (String command : then.subList(1, then.size())) {
                run(server, command.replace("MESSAGE", message));
            }
        }
    }

    private static void sendWelcome(MockServer server, String account) {
        ApiClient api = new ApiClient(server.baseUrl());
        ApiClient.Response key = api.post("/_latchkey/v1/accounts/" + account + "/keys", """
                {"gateway":"sandbox","name":"mail","permissions":["email:send"]}""");
        assertThat(api.withKey(key).post("/sandbox/v1/emails", """
                {"from":"shop@example.com","to":["ann@example.com"],"subject":"Welcome","text":"Hello"}""").status())
                .isEqualTo(201);
    }

    /** Returns the curl commands of the first shell block that contains this text. */
    private static List<String> commands(Path readme, String mark) throws IOException {
        String block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(readme)).results()
                .map(found -> found.group(1)).filter(text -> text.contains(mark)).findFirst().orElseThrow();
        return Stream.of(block.replaceAll("\\\\\n\\s*", "").split("\n")).filter(line -> line.startsWith("curl "))
                .map(line -> line.replaceAll("\\s+# → .*", "")).toList();
    }

    private String run(MockServer server, String command) throws Exception {
        String script = "c=" + server.baseUrl() + "/_latchkey/v1\n"
                + command.replace(BASE, server.baseUrl().toString())
                        .replace("localhost:8390", server.baseUrl().getAuthority())
                        .replaceFirst("^curl ", "curl -sS --fail-with-body ");
        File printed = folder.resolve("printed.txt").toFile();
        Process bash = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(printed).start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).as("%s ends within a minute", command).isTrue();
        String output = Files.readString(printed.toPath());
        assertThat(bash.exitValue()).as("%s%n%s", command, output).isZero();
        return output;
    }

    /** Returns the first value of a field in a JSON text. */
    private static String field(String json, String name) {
        return Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json).results()
                .map((MatchResult found) -> found.group(1)).findFirst().orElseThrow(() -> new AssertionError(json));
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
