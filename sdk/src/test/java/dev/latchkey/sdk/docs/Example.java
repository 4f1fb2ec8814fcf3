package dev.latchkey.sdk.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * An example from Javadoc or Markdown.
 *
 * @param file file that contains it
 * @param line number of its first line of code, from 1
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
