package dev.latchkey.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** MockServer of mock-server.com, with one expectation that matches like WireMock's stub, and its log on. */
public final class MockServerNetty implements HttpPeer {
    private static final String EXPECTATION = """
            [{"httpRequest": {"method": "POST", "path": "%s", "headers": {"Authorization": ["%s"]},
                              "body": {"type": "JSON_PATH", "jsonPath": "$[?(@.to)]"}},
              "httpResponseTemplate": {"templateType": "MUSTACHE",
                "template": "{\\"statusCode\\": 201, \\"headers\\": {\\"Content-Type\\": [\\"application/json\\"]}, \\"body\\": {\\"id\\": \\"{{ uuid }}\\", \\"to\\": \\"{{#jsonPath}}$.to{{/jsonPath}}{{#jsonPathResult}}{{.}}{{/jsonPathResult}}\\", \\"status\\": \\"captured\\"}}"}}]
            """;

    private final JarLocator jars;
    private final List<String> flags;

    /** Creates a peer with these JVM flags. */
    public MockServerNetty(JarLocator jars, List<String> flags) {
        this.jars = jars;
        this.flags = flags;
    }

    @Override
    public String name() {
        return "MockServer";
    }

    @Override
    public RunningHttp start(Path directory) {
        int port = ServerProcess.freePort();
        Path expectation = TempDirectory.write(directory.resolve("expectations.json"),
                EXPECTATION.formatted(RunningHttp.PATH, RunningHttp.AUTHORIZATION));
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        command.addAll(List.of("-Dmockserver.maxLogEntries=10000", "-Dmockserver.logLevel=WARN",
                "-Dmockserver.initializationJsonPath=" + expectation, "-jar",
                jars.peer("mockserver-netty-no-dependencies").toString(), "-serverPort", Integer.toString(port)));
        return RunningHttp.await(ServerProcess.start(directory, command), port);
    }
}
