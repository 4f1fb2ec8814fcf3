package dev.latchkey.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WireMock with one stub that matches method, path, credentials and body, and its journal on. */
public final class WireMock implements HttpPeer {
    /** Name of its jar file. */
    static final String JAR = "wiremock-standalone";

    private static final String STUB = """
            {"request": {"method": "POST", "urlPath": "%s", "headers": {"Authorization": {"equalTo": "%s"}},
                         "bodyPatterns": [{"matchesJsonPath": "$.to"}, {"matchesJsonPath": "$.text"}]},
             "response": {"status": 201, "headers": {"Content-Type": "application/json"},
                          "body": "{\\"id\\": \\"{{randomValue type='UUID'}}\\", \\"to\\": \\"{{jsonPath request.body '$.to'}}\\", \\"status\\": \\"captured\\"}",
                          "transformers": ["response-template"]}}
            """;

    private final JarLocator jars;
    private final List<String> flags;

    /** Creates a peer with these JVM flags. */
    public WireMock(JarLocator jars, List<String> flags) {
        this.jars = jars;
        this.flags = flags;
    }

    @Override
    public String name() {
        return "WireMock";
    }

    @Override
    public RunningHttp start(Path directory) {
        int port = ServerProcess.freePort();
        TempDirectory.write(directory.resolve("mappings/send.json"),
                STUB.formatted(RunningHttp.PATH, RunningHttp.AUTHORIZATION));
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        // The client does not read chunked responses.
        command.addAll(List.of("-jar", jars.peer(JAR).toString(), "--port", Integer.toString(port), "--root-dir",
                directory.toString(), "--max-request-journal-entries", "10000", "--use-chunked-encoding", "never",
                "--disable-banner"));
        return RunningHttp.await(ServerProcess.start(directory, command), port);
    }
}
