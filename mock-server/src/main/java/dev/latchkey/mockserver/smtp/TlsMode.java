package dev.latchkey.mockserver.smtp;

/** How connections become private. */
public enum TlsMode {
    /** They do not. */
    NONE,
    /** The client may ask for it by STARTTLS. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT
}
