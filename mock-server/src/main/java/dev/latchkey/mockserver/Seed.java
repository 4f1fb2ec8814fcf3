package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.SeedDocument;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.http.BodyException;
import dev.latchkey.mockserver.http.FieldProblem;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.InvalidFieldsException;
import dev.latchkey.mockserver.http.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of accounts and all that is theirs, to begin with. */
final class Seed {
    private Seed() {}

    /**
     * Reads a seed file.
     *
     * @throws StartupException when it cannot be read, with everything that is wrong
     */
    static SeedDocument read(Path file, List<KeyFormat> formats) {
        try {
            Fields fields = JsonBody.fields(Files.readAllBytes(file));
            SeedDocument document = SeedDocument.read(fields, formats);
            fields.finish();
            return document;
        } catch (NoSuchFileException e) {
            throw new StartupException("There is no seed file " + file + ".", e);
        } catch (IOException e) {
            throw new StartupException("The seed file " + file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (BodyException e) {
            String what = String.valueOf(e.getMessage()).replaceFirst("^The body", "It");
            throw new StartupException("The seed file " + file + " cannot be used. " + what, e);
        } catch (InvalidFieldsException e) {
            throw new StartupException("The seed file " + file + " cannot be used, and nothing of it was:"
                    + e.problems().stream().map(Seed::line).collect(Collectors.joining()), e);
        }
    }

    private static String line(FieldProblem problem) {
        return System.lineSeparator() + "  " + problem.pointer() + ": " + problem.detail();
    }
}
