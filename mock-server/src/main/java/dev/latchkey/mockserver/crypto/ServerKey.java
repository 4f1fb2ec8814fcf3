package dev.latchkey.mockserver.crypto;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.store.UnusableDataException;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that must be readable again, with AES-256-GCM. The key is in the file {@code server.key} of the data
 * directory, readable by its owner only. Without a data directory it is random and ends with the server. Each
 * ciphertext carries the id of its key, so that a lost or replaced file can be told apart from damaged data.
 */
public final class ServerKey {
    private static final String FILE = "server.key";
    private static final String VERSION = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 6;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String id;
    private final boolean isNew;

    private ServerKey(byte[] bytes, boolean isNew) {
        this.isNew = isNew;
        key = new SecretKeySpec(bytes, "AES");
        id = HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), ID_BYTES));
    }

    /** Creates a random key for a server that stores everything in memory. */
    public static ServerKey random() {
        return new ServerKey(newBytes(), true);
    }

    /**
     * Returns the key of a data directory, which must exist. Creates one if there is none yet.
     *
     * @throws UnusableDataException if the file cannot be read or written, or contains no key
     */
    public static ServerKey loadOrCreate(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            boolean isNew = !Files.exists(file);
            if (isNew) {
                write(file, newBytes());
            }
            return new ServerKey(read(file), isNew);
        } catch (IOException e) {
            throw new UnusableDataException("The server key file " + file + " cannot be read or written: "
                    + e.getClass().getSimpleName() + ". Give the server's user access to it.", e);
        }
    }

    /**
     * Encrypts a secret.
     *
     * @param purpose what the secret belongs to; it can be decrypted only with the same purpose
     */
    public SealedSecret seal(Secret secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(plain);
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return new SealedSecret(String.join(":", VERSION, id, base64.encodeToString(nonce),
                    base64.encodeToString(sealed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot compute " + CIPHER, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Decrypts a secret that {@link #seal} encrypted for the same purpose.
     *
     * @throws RefusedException if it was encrypted with another key, or is damaged
     */
    public Secret open(SealedSecret sealed, String purpose) {
        String[] parts = sealed.encoded().split(":", -1);
        if (parts.length == 4 && parts[0].equals(VERSION) && !parts[1].equals(id)) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This secret was encrypted with another server key: the file " + FILE
                            + " in the data directory was lost or replaced. Put it back, or create a new secret.");
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            byte[] plain = cipher(Cipher.DECRYPT_MODE, base64.decode(parts[2]), purpose)
                    .doFinal(base64.decode(parts[3]));
            Secret secret = Secret.of(new String(plain, StandardCharsets.UTF_8));
            Arrays.fill(plain, (byte) 0);
            return secret;
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This secret cannot be read, because its stored form is damaged. Create a new one.");
        }
    }

    /** Returns true if the key was just created. */
    public boolean isNew() {
        return isNew;
    }

    /** Returns the id, which is part of a hash of the key, never the key itself. */
    @Override
    public String toString() {
        return "server key " + id;
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Reported below without the cause: the text of the key must not get into an exception.
        }
        throw new UnusableDataException("The file " + file
                + " is damaged: it contains no server key. Restore it from a backup,"
                + " or delete it and lose the secrets that could be viewed again.",
                null);
    }

    /** Writes to a temporary file first: if the server dies here, it leaves no half-written key. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(temporary);
        Set<StandardOpenOption> createNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(temporary, createNew, ownerOnly(file))) {
            String text = Base64.getEncoder().encodeToString(bytes) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static byte[] newBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
