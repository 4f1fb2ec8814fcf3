package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.seed.SeedDocument;
import dev.latchkey.mockserver.http.InvalidBodyException;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reader of a seed file: the accounts, keys and other data a server starts with. */
final class SeedFile {
    private SeedFile() {}

    /**
     * Reads a seed file.
     *
     * @throws StartupException if the file is not valid, with all problems it has
     */
    static SeedDocument read(Path file, List<KeyFormat> formats) {
        try {
            JsonObjectReader fields = JsonBody.fields(Files.readAllBytes(file));
            SeedDocument document = SeedDocument.read(fields, formats);
            fields.finish();
            return document;
        } catch (NoSuchFileException e) {
            throw new StartupException("The seed file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new StartupException("The seed file " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (InvalidBodyException e) {
            String problem = String.valueOf(e.getMessage()).replaceFirst("^The body", "It");
            throw new StartupException("The seed file " + file + " is not valid. " + problem, e);
        } catch (InvalidFieldsException e) {
            throw new StartupException("The seed file " + file + " is not valid, so none of it was applied:"
                    + e.errors().stream().map(SeedFile::line).collect(Collectors.joining()), e);
        }
    }

    private static String line(FieldError error) {
        return System.lineSeparator() + "  " + error.pointer() + ": " + error.detail();
    }
}
