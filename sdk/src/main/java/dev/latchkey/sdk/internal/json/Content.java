package dev.latchkey.sdk.internal.json;

import java.io.IOException;
import java.io.InputStream;

/** A file to be sent, which is read only while it is sent, and from its beginning each time. */
interface Content {
    /** Its name, for messages. */
    String name();

    /** Bytes; negative when nobody knows before it was read. */
    long size();

    /** Opens it anew. */
    InputStream open() throws IOException;
}
