package dev.latchkey.sdk.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * One example as a reader sees it.
 *
 * @param file where it stands
 * @param line of its first line of code, from 1
 * @param lines its code
 */
record Example(Path file, int line, List<String> lines) {
    Example {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
