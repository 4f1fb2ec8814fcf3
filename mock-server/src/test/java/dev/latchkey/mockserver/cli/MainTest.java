package dev.latchkey.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.mockserver.ApiClient;
import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as scripts use it. */
class MainTest {
    @TempDir
    Path directory;

    @Test
    void theReadyFileTellsWhereItIsAndASignalStopsItInPeace() throws Exception {
        Path ready = directory.resolve("ready.json");
        Files.writeString(ready, "left over from before");
        Process process = start(Map.of(), "--port", "0", "--data", directory.resolve("data").toString(),
                "--ready-file", ready.toString());
        try {
            waitFor(() -> content(ready).startsWith("{"));
            Map<?, ?> content = (Map<?, ?>) Json.decode(Object.class, Files.readAllBytes(ready));
            assertThat(((Number) content.get("pid")).longValue()).isEqualTo(process.pid());
            ApiClient api = new ApiClient(URI.create(String.valueOf(content.get("http"))));
            assertThat(api.get("/_latchkey/v1/health").text("status")).isEqualTo("ready");

            // On Windows, this would kill the process instead.
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(ready).doesNotExist();
            assertThat(errors()).isEmpty();
            assertThat(output()).contains(content.get("http").toString(), "demo@latchkey.test", "Latchkey-Demo-1",
                    "/sandbox/v1/sms", "Ctrl-C");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start(Map.of(), "--in-memory", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(exitCode(process)).isEqualTo(1);
            assertThat(errors()).hasSize(1).first().asString().contains("port " + taken.getLocalPort(),
                    "in use");
            assertThat(output()).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithTheCommandLineIsSaidInOneSentence() throws Exception {
        Process unknown = start(Map.of(), "--prot", "1");
        assertThat(exitCode(unknown)).isEqualTo(2);
        assertThat(errors()).hasSize(2).first().asString().contains("--prot");

        Process wrong = start(Map.of("LATCHKEY_PORT", "eighty"), "--in-memory");
        assertThat(exitCode(wrong)).isEqualTo(2);
        assertThat(errors()).hasSize(2).first().asString().contains("LATCHKEY_PORT", "eighty");
    }

    @Test
    void aSettingThatIsEmptyIsNamed() throws Exception {
        for (String option : List.of("--control-token", "--host", "--seed")) {
            Process process = start(Map.of(), "--in-memory", "--port", "0", option, "");
            assertThat(exitCode(process)).isEqualTo(2);
            assertThat(errors()).hasSize(2).first().asString().contains(option, "empty");
        }
    }

    @Test
    void aReadyFileThatCannotBeIsOneSentenceAndTakesNothingAway() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Process inTheWay = start(Map.of(), "--in-memory", "--port", "0", "--ready-file", folder.toString());
        assertThat(exitCode(inTheWay)).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("it is a directory");
        assertThat(folder).isDirectory();

        Path data = directory.resolve("data");
        Process nowhere = start(Map.of(), "--data", data.toString(), "--port", "0", "--ready-file",
                directory.resolve("none").resolve("ready.json").toString());
        assertThat(exitCode(nowhere)).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("does not exist");
        assertThat(data).doesNotExist();
    }

    @Test
    void itTellsItsVersion() throws Exception {
        assertThat(exitCode(start(Map.of(), "--version"))).isZero();
        assertThat(output()).startsWith("Latchkey ");
    }

    @Test
    void everythingCanBeSetByEnvironment() throws Exception {
        Path ready = directory.resolve("ready.json");
        Path seed = Files.writeString(directory.resolve("seed.json"),
                "{\"accounts\":[{\"email\":\"seeded@example.com\"}]}");
        Process process = start(Map.of("LATCHKEY_PORT", "0", "LATCHKEY_HOST", "127.0.0.1", "LATCHKEY_IN_MEMORY",
                "true", "LATCHKEY_READY_FILE", ready.toString(), "LATCHKEY_SEED", seed.toString(),
                "LATCHKEY_CONTROL_TOKEN", "a-token-of-some-length", "LATCHKEY_SMTP_PORT", "0"));
        try {
            waitFor(() -> content(ready).startsWith("{"));
            Map<?, ?> content = (Map<?, ?>) Json.decode(Object.class, Files.readAllBytes(ready));
            assertThat(
                    new ApiClient(URI.create(String.valueOf(content.get("http")))).get("/_latchkey/v1/accounts").body())
                    .contains("seeded@example.com");
            process.destroy();
            assertThat(exitCode(process)).isZero();
            assertThat(String.valueOf(content.get("smtp"))).startsWith("127.0.0.1:").doesNotEndWith(":0");
            assertThat(errors()).isEmpty();
            assertThat(output()).contains("in memory").doesNotContain("a-token-of-some-length");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withACertificateOfItsOwnTheReadyFileAndTheWelcomeSaySo() throws Exception {
        Path ready = directory.resolve("ready.json");
        Process process = start(Map.of(), "--in-memory", "--port", "0", "--tls", "self-signed", "--ready-file",
                ready.toString());
        try {
            waitFor(() -> content(ready).startsWith("{"));
            Map<?, ?> content = (Map<?, ?>) Json.decode(Object.class, Files.readAllBytes(ready));
            assertThat(content.get("https").toString()).startsWith("https://127.0.0.1:").isEqualTo(content.get("http"));
            assertThat(output()).contains("curl -k 'https://127.0.0.1:", "fingerprint");
            process.destroy();
            assertThat(exitCode(process)).isZero();
            assertThat(errors()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withDataTheWelcomeNamesTheCertificateToTrust() throws Exception {
        Path ready = directory.resolve("ready.json");
        Path data = directory.resolve("data");
        Process process = start(Map.of(), "--data", data.toString(), "--port", "0", "--tls", "self-signed",
                "--ready-file", ready.toString());
        try {
            waitFor(() -> content(ready).startsWith("{"));
            assertThat(output()).contains("curl --cacert '" + data.resolve("tls-certificate.pem") + "' 'https://")
                    .doesNotContain("curl -k");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aCertificateThatHasExpiredIsUsedAndLogged() throws Exception {
        HeldCertificate old = new HeldCertificate.Builder().validityInterval(0, 1_000_000_000).build();
        Path chain = Files.writeString(directory.resolve("chain.pem"), old.certificatePem());
        Path key = Files.writeString(directory.resolve("key.pem"), old.privateKeyPkcs8Pem());
        Path ready = directory.resolve("ready.json");
        Process process = start(Map.of(), "--in-memory", "--port", "0", "--tls-certificate", chain.toString(),
                "--tls-key", key.toString(), "--ready-file", ready.toString());
        try {
            waitFor(() -> content(ready).startsWith("{"));
            assertThat(errors()).singleElement().asString().contains("\"warning\"", "expired at 1970-01-12");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aCertificateThatIsNotThereIsOneSentence() throws Exception {
        Process process = start(Map.of("LATCHKEY_TLS_KEY", "none.pem"), "--in-memory", "--port", "0",
                "--tls-certificate", "none.pem");
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("none.pem");
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillingOfTheProcess() throws Exception {
        Path ready = directory.resolve("ready.json");
        String[] arguments = {"--port", "0", "--data", directory.resolve("data").toString(), "--ready-file",
                ready.toString()};
        Process process = start(Map.of(), arguments);
        String key;
        try {
            waitFor(() -> content(ready).startsWith("{"));
            ApiClient api = api(ready);
            String account = ((Map<?, ?>) api.get("/_latchkey/v1/accounts").list("items").get(0)).get("id").toString();
            ApiClient.Response issued = api.post("/_latchkey/v1/accounts/" + account + "/keys",
                    "{\"gateway\":\"sandbox\",\"name\":\"a\",\"permissions\":[\"*\"]}");
            key = issued.text("key") + " " + issued.text("secret");
            for (int i = 0; i < 20; i++) {
                assertThat(api.withKey(issued)
                        .post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"n" + i + "\"}").status())
                        .isEqualTo(201);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        Process again = start(Map.of(), arguments);
        try {
            waitFor(() -> content(ready).contains("\"pid\":" + again.pid()));
            ApiClient keyed = api(ready).withKey(key.split(" ")[0], key.split(" ")[1]);
            assertThat(keyed.get("/sandbox/v1/messages").list("items")).hasSize(20);
        } finally {
            again.destroyForcibly();
        }
    }

    @Test
    void aServerThatRunsHasLeftNothingInTheTemporaryDirectory() throws Exception {
        // Windows does not delete files that are in use.
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path ready = directory.resolve("ready.json");
        Process process = start(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary), "--port", "0", "--data",
                directory.resolve("data").toString(), "--ready-file", ready.toString());
        try {
            waitFor(() -> content(ready).startsWith("{"));
            assertThat(temporary).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    private static ApiClient api(Path ready) throws IOException {
        Map<?, ?> content = (Map<?, ?>) Json.decode(Object.class, Files.readAllBytes(ready));
        return new ApiClient(URI.create(String.valueOf(content.get("http"))));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        builder.environment().putAll(environment);
        // Redirected to files, because the streams of a destroyed process are closed.
        return builder.redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile()).start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(directory.resolve("err")).stream().filter(line -> !line.startsWith("Picked up "))
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 seconds").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
