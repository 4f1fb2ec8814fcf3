package dev.latchkey;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root directory of the project, whatever directory the tests run in. */
final class ProjectRoot {
    private ProjectRoot() {}

    static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("CONTRIBUTING.md")) && Files.isDirectory(folder.resolve("sdk"))) {
                return folder;
            }
        }
        throw new AssertionError("CONTRIBUTING.md was not found in any folder above this one");
    }
}
