package dev.latchkey.sdk.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.squareup.moshi.Moshi;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.internal.http.MailProgram.Mail;
import dev.latchkey.sdk.message.Attachment;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Retrofit;

class AttachmentUploadTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MAX_EMAIL = 24 * MEGABYTE;
    private static final int MAX_EXTRA_HEAP = 8 * MEGABYTE;

    private MailServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = new MailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theLargestMailIsSentWithEightMegabytesOfHeapAboveIdle() throws Exception {
        byte[] content = new byte[MAX_EMAIL];
        new Random(1).nextBytes(content);
        Path large = Files.write(directory.resolve("large.bin"), content);
        Path small = Files.write(directory.resolve("small.bin"), new byte[10_000]);

        long idle = Long.parseLong(run(List.of(), small, small).strip());
        server.takeRequest();
        server.takeRequest();
        run(List.of("-Xmx" + (idle + MAX_EXTRA_HEAP)), small, large);

        server.takeRequest();
        MailServer.RecordedUpload upload = server.takeRequest();
        String body = "{\"subject\":\"invoice\",\"files\":[\"" + Base64.getEncoder().encodeToString(content) + "\"]}";
        assertThat(upload.contentLength()).isEqualTo(body.length());
        assertThat(upload.digest()).isEqualTo(digest(body));
    }

    @Test
    void itWorksWithoutWhatLibrariesHaveForNewerVersionsOfJava() throws Exception {
        Path small = Files.write(directory.resolve("small.bin"), new byte[10]);

        run(List.of("-Djdk.util.jar.enableMultiRelease=false"), small);

        assertThat(server.takeRequest().received()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99_999, 100_001, 98_304})
    void aFileThatChangesMeanwhileIsNeverTakenForAWholeMail(int size) throws Exception {
        Attachment file = Attachment.of("invoice.pdf", "application/pdf", 100_000,
                () -> new ByteArrayInputStream(new byte[size]));
        try (GatewayClient client = MailProgram.client(server.address())) {
            assertUnsendable(client, file);
        }

        assertThat(server.tookWholeRequest()).isFalse();
    }

    @Test
    void aFileThatFailsMeanwhileIsNeverTakenForAWholeMail() throws Exception {
        Attachment file = Attachment.of("invoice.pdf", "application/pdf", 100_000,
                () -> new SequenceInputStream(new ByteArrayInputStream(new byte[50_000]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                }));
        try (GatewayClient client = MailProgram.client(server.address())) {
            assertUnsendable(client, file);
        }

        assertThat(server.tookWholeRequest()).isFalse();
    }

    private static void assertUnsendable(GatewayClient client, Attachment file) {
        assertThatExceptionOfType(ConnectionException.class)
                .isThrownBy(() -> MailProgram.mails(client).send(new Mail("invoice", List.of(file))).execute())
                .withMessageContaining("invoice.pdf")
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.UNSENDABLE_FILE);
                    assertThat(failure.mayHaveBeenDelivered()).isFalse();
                    assertThat(failure.attempts()).isEqualTo(1);
                });
    }

    @Test
    void aFileThatCannotBeReadFailsTheFutureToo() {
        Attachment file = Attachment.of("invoice.pdf", "application/pdf", 3, () -> {
            throw new IOException("gone");
        });
        try (GatewayClient client = MailProgram.client(server.address())) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> MailProgram.mails(client).send(new Mail("invoice", List.of(file))).executeAsync()
                            .join())
                    .withCauseInstanceOf(ConnectionException.class).withMessageContaining("invoice.pdf");
        }
    }

    /** Runs {@link MailProgram} in its own JVM and returns its output. */
    private String run(List<String> flags, Path... files) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(1, flags);
        command.add(MailProgram.class.getName());
        command.add(server.address());
        Stream.of(files).map(Path::toString).forEach(command::add);
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return output;
    }

    private static String classPath() {
        return Stream
                .of(GatewayClient.class, MailProgram.class, OkHttpClient.class, Okio.class, Retrofit.class, Moshi.class,
                        Unit.class, Nullable.class)
                .map(type -> new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString())
                .distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String digest(String text) {
        MessageDigest digest = MailServer.sha256();
        return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    }
}
