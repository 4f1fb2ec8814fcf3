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
 * A file of settings, in the syntax of Java's properties and UTF-8: {@code name = value}, comments after {@code #}.
 *
 * @param values by name
 * @param problems what is wrong with the file as such
 */
record SettingsFile(Map<String, String> values, List<String> problems) {
    private static final long MAX_SIZE = 1 << 20;

    static SettingsFile read(Path path) {
        Map<String, String> values = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        // It hands over each line as it comes; twice the same name would otherwise pass unseen.
        Properties lines = new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object name, Object value) {
                if (values.put((String) name, (String) value) != null) {
                    problems.add("'" + SettingsReader.quote((String) name) + "' is twice in " + path
                            + ". Leave one out.");
                }
                return value;
            }
        };
        try {
            if (Files.isDirectory(path) || Files.size(path) > MAX_SIZE) {
                return wrong(path, "is no file of settings");
            }
            try (Reader reader = Files.newBufferedReader(path)) {
                lines.load(reader);
            }
            return new SettingsFile(values, problems);
        } catch (NoSuchFileException e) {
            return wrong(path, "is not there");
        } catch (AccessDeniedException e) {
            return wrong(path, "may not be read by this user");
        } catch (CharacterCodingException e) {
            return wrong(path, "is not in UTF-8");
        } catch (IOException e) {
            return wrong(path, "cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return wrong(path, "has a \\u that no four hexadecimal digits follow. Write a backslash as \\\\");
        }
    }

    private static SettingsFile wrong(Path path, String how) {
        return new SettingsFile(Map.of(), List.of("The file of settings " + path + " " + how + "."));
    }
}
