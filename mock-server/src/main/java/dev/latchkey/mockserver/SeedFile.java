package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.seed.SeedDocument;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.http.InvalidBodyException;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
import dev.latchkey.mockserver.http.body.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of accounts and all that is theirs, to begin with. */
final class SeedFile {
    private SeedFile() {}

    /**
     * Reads a seed file.
     *
     * @throws StartupException when it cannot be read, with everything that is wrong
     */
    static SeedDocument read(Path file, List<KeyFormat> formats) {
        try {
            JsonObjectReader fields = JsonBody.fields(Files.readAllBytes(file));
            SeedDocument document = SeedDocument.read(fields, formats);
            fields.finish();
            return document;
        } catch (NoSuchFileException e) {
            throw new StartupException("There is no seed file " + file + ".", e);
        } catch (IOException e) {
            throw new StartupException("The seed file " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (InvalidBodyException e) {
            String what = String.valueOf(e.getMessage()).replaceFirst("^The body", "It");
            throw new StartupException("The seed file " + file + " cannot be used. " + what, e);
        } catch (InvalidFieldsException e) {
            throw new StartupException("The seed file " + file + " cannot be used, and nothing of it was:"
                    + e.problems().stream().map(SeedFile::line).collect(Collectors.joining()), e);
        }
    }

    private static String line(FieldError error) {
        return System.lineSeparator() + "  " + error.pointer() + ": " + error.detail();
    }
}
