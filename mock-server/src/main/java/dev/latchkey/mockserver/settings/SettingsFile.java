package dev.latchkey.mockserver.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A settings file in UTF-8, in the syntax of Java properties: {@code name = value}, comments after {@code #}.
 *
 * @param values values by name
 * @param problems problems of the file as a whole, and repeated names
 */
record SettingsFile(Map<String, String> values, List<String> problems) {
    private static final long MAX_SIZE = 1 << 20;

    static SettingsFile read(Path path) {
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        // Properties calls put() for each line. This detects repeated names, of which it would keep the last.
        Properties lines = new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object name, Object value) {
                if (values.put((String) name, (String) value) != null) {
                    problems.add("'" + SettingsReader.quote((String) name) + "' is set twice in " + path
                            + ". Remove one of them.");
                }
                return value;
            }
        };
        try {
            if (Files.isDirectory(path) || Files.size(path) > MAX_SIZE) {
                return invalid(path, "is a directory, or larger than 1 MB");
            }
            try (Reader reader = Files.newBufferedReader(path)) {
                lines.load(reader);
            }
            return new SettingsFile(values, problems);
        } catch (NoSuchFileException e) {
            return invalid(path, "does not exist");
        } catch (AccessDeniedException e) {
            return invalid(path, "cannot be read: permission denied");
        } catch (CharacterCodingException e) {
            return invalid(path, "is not encoded in UTF-8");
        } catch (IOException e) {
            return invalid(path, "cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return invalid(path,
                    "has a \\u that is not followed by four hexadecimal digits. Write a backslash as \\\\");
        }
    }

    private static SettingsFile invalid(Path path, String problem) {
        return new SettingsFile(Map.of(), List.of("The settings file " + path + " " + problem + "."));
    }
}
