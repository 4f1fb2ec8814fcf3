package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Snippet;
import org.jspecify.annotations.Nullable;

/** What is shown beside the form. */
public enum SideTab {
    /** What came of the last message. */
    EXCHANGE(null),
    /** How to send this one from a shell. */
    CURL(Snippet.Language.CURL),
    /** How to send this one from a Java program. */
    JAVA(Snippet.Language.JAVA);

    private final Snippet.@Nullable Language language;

    SideTab(Snippet.@Nullable Language language) {
        this.language = language;
    }

    /** Whether a snippet belongs here. */
    boolean shows(Snippet snippet) {
        return snippet.language() == language;
    }
}
