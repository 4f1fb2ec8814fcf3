package dev.latchkey.sdk.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds examples: snippets in Javadoc and fenced blocks of Java in Markdown. */
final class ExampleReader {
    private static final Pattern SNIPPET = Pattern.compile("\\{@snippet( lang=\"?java\"?)? ?:$");

    private ExampleReader() {}

    /** Returns the examples of all sources below a folder. */
    static List<Example> inSources(Path folder) throws IOException {
        List<Example> found = new ArrayList<>();
        for (Path source : sources(folder)) {
            found.addAll(inJavadoc(source, Files.readAllLines(source)));
        }
        return found;
    }

    /** Returns all Java files below a folder. */
    static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    static List<Example> inJavadoc(Path file, List<String> text) {
        List<Example> found = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            if (SNIPPET.matcher(text.get(i).strip()).find()) {
                int first = i + 1;
                List<String> code = new ArrayList<>();
                // The snippet ends where its opening brace is closed.
                int open = 1;
                for (i = first; i < text.size(); i++) {
                    String line = withoutAsterisk(text.get(i));
                    open += count(line, '{') - count(line, '}');
                    if (open <= 0) {
                        break;
                    }
                    code.add(line);
                }
                found.add(new Example(file, first + 1, code));
            }
        }
        return found;
    }

    static List<Example> inMarkdown(Path file) throws IOException {
        List<String> text = Files.readAllLines(file);
        List<Example> found = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).strip().equals("```java")) {
                int first = i + 1;
                int last = first;
                while (!text.get(last).strip().equals("```")) {
                    last++;
                }
                found.add(new Example(file, first + 1, text.subList(first, last)));
                i = last;
            }
        }
        return found;
    }

    private static String withoutAsterisk(String line) {
        String stripped = line.strip();
        return stripped.startsWith("* ") ? stripped.substring(2) : stripped.equals("*") ? "" : stripped;
    }

    private static int count(String line, char searched) {
        return (int) line.chars().filter(character -> character == searched).count();
    }
}
