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
 * Seals secrets that must be read again, with AES-256-GCM. The key is in the file {@code server.key} of the data
 * directory, which only its owner may read; without a data directory it is a random one that ends with the server. What
 * was sealed says under which key, so that a lost or exchanged file is told from damaged data.
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

    private ServerKey(byte[] bytes, boolean fresh) {
        this.isNew = fresh;
        key = new SecretKeySpec(bytes, "AES");
        id = HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), ID_BYTES));
    }

    /** A key that nobody has, for a server that keeps everything in memory. */
    public static ServerKey random() {
        return new ServerKey(newBytes(), true);
    }

    /**
     * The key of a data directory, which must be there; a new one if it has none yet.
     *
     * @throws UnusableDataException when the file cannot be read or written, or holds no key
     */
    public static ServerKey loadOrCreate(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            boolean fresh = !Files.exists(file);
            if (fresh) {
                write(file, newBytes());
            }
            return new ServerKey(read(file), fresh);
        } catch (IOException e) {
            throw new UnusableDataException("The server's own key " + file + " cannot be read or written: "
                    + e.getClass().getSimpleName() + ". Make the file readable for the server's user.", e);
        }
    }

    /**
     * Seals a secret.
     *
     * @param purpose what it belongs to; it can be opened only with the same
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
     * Opens what {@link #seal} has sealed for the same purpose.
     *
     * @throws RefusedException when it was sealed under another key, or is damaged
     */
    public Secret open(SealedSecret sealed, String purpose) {
        String[] parts = sealed.encoded().split(":", -1);
        if (parts.length == 4 && parts[0].equals(VERSION) && !parts[1].equals(id)) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This secret was sealed under another server key: the file " + FILE
                            + " of the data directory was lost or exchanged. Put it back, or make a new secret.");
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
                    "This secret cannot be read, because what is stored of it is damaged."
                            + " Make a new one.");
        }
    }

    /** Whether it was made just now. */
    public boolean isNew() {
        return isNew;
    }

    /** Names the key by a part of its hash, never by the key. */
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
            // Told below: the text itself must not get into an exception.
        }
        throw new UnusableDataException("The file " + file + " does not hold a server key: it is damaged. Put the right"
                + " one back; or delete it, and secrets that were to be read again are lost.", null);
    }

    /** Under another name first: a server that dies here leaves no half of a key. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path half = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(half);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(half, fresh, ownerOnly(file))) {
            String text = Base64.getEncoder().encodeToString(bytes) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
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
