package dev.latchkey.sdk.trust;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches the arrays of characters and bytes in a heap dump. The characters of a {@code String} are such an array too.
 *
 * <p>The format is HPROF 1.0.2, as the JDK writes it. The file is a sequence of records. Some are segments of the heap,
 * in which each object is again a record.
 */
final class HeapDump {
    private static final int CHAR = 5;
    private static final int BYTE = 8;

    private final DataInputStream in;
    private final List<String> needles;
    private final List<Match> matches = new ArrayList<>();
    private int idSize;

    /**
     * An array that contains a searched text.
     *
     * @param type {@code byte} or {@code char}
     * @param length number of elements
     * @param context surrounding text, for messages
     */
    record Match(String type, int length, String context) {}

    private HeapDump(DataInputStream in, List<String> needles) {
        this.in = in;
        this.needles = needles;
    }

    /** Returns every array that contains one of these texts, as bytes or as characters. */
    static List<Match> search(Path file, List<String> needles) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            HeapDump dump = new HeapDump(in, needles);
            dump.read();
            return dump.matches;
        }
    }

    private void read() throws IOException {
        while (in.readByte() != 0) {
            // skips the name of the format
        }
        idSize = in.readInt();
        in.readLong();
        while (true) {
            int tag = in.read();
            if (tag < 0) {
                return;
            }
            in.readInt();
            long length = Integer.toUnsignedLong(in.readInt());
            if (tag == 0x0c || tag == 0x1c) {
                readSegment(length);
            } else {
                skip(length);
            }
        }
    }

    private void readSegment(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int tag = in.readUnsignedByte();
            left -= 1 + switch (tag) {
                case 0xff, 0x05, 0x07 -> skip(idSize);
                case 0x01 -> skip(2L * idSize);
                case 0x02, 0x03, 0x08 -> skip(idSize + 8L);
                case 0x04, 0x06 -> skip(idSize + 4L);
                case 0x20 -> readClass();
                case 0x21 -> {
                    skip(2L * idSize + 4);
                    yield 2L * idSize + 8 + skip(in.readInt());
                }
                case 0x22 -> {
                    skip(idSize + 4L);
                    long elements = in.readInt();
                    yield idSize + 8 + skip((elements + 1) * idSize);
                }
                case 0x23 -> readArray();
                default -> throw new IOException("Unknown record type in the heap dump: " + tag);
            };
        }
    }

    private long readClass() throws IOException {
        long size = skip(7L * idSize + 8);
        int constants = in.readUnsignedShort();
        size += 2;
        for (int i = 0; i < constants; i++) {
            skip(2);
            size += 3 + skip(sizeOf(in.readUnsignedByte()));
        }
        int statics = in.readUnsignedShort();
        size += 2;
        for (int i = 0; i < statics; i++) {
            skip(idSize);
            size += idSize + 1 + skip(sizeOf(in.readUnsignedByte()));
        }
        int fields = in.readUnsignedShort();
        return size + 2 + skip((idSize + 1L) * fields);
    }

    private long readArray() throws IOException {
        skip(idSize + 4L);
        int elements = in.readInt();
        int type = in.readUnsignedByte();
        long size = (long) elements * sizeOf(type);
        if (type == BYTE || type == CHAR) {
            byte[] content = new byte[(int) size];
            in.readFully(content);
            searchArray(type == BYTE ? "byte" : "char", elements, content);
        } else {
            skip(size);
        }
        return idSize + 9 + size;
    }

    private void searchArray(String type, int elements, byte[] content) {
        // Text with two bytes per character has zeros between the letters, in either byte order.
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
        for (String needle : needles) {
            int at = text.indexOf(needle);
            if (at >= 0) {
                matches.add(new Match(type, elements,
                        text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 80))));
                return;
            }
        }
    }

    private int sizeOf(int type) throws IOException {
        return switch (type) {
            case 2 -> idSize;
            case 4, BYTE -> 1;
            case CHAR, 9 -> 2;
            case 6, 10 -> 4;
            case 7, 11 -> 8;
            default -> throw new IOException("Unknown value type in the heap dump: " + type);
        };
    }

    private long skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped == 0) {
                if (in.read() < 0) {
                    throw new EOFException("The heap dump ends in the middle of a record.");
                }
                skipped = 1;
            }
            left -= skipped;
        }
        return bytes;
    }
}
