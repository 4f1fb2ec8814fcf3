package dev.latchkey.mockserver.settings;

/** What a setting is about; the help and the documentation are ordered by it. */
public enum Topic {
    LISTENING("Where it listens"), DATA("What it keeps"), ACCESS("Who may do what"), LIMITS("What stops slow and"
            + " greedy clients"), DELIVERY("What becomes of messages"), RUNNING("Files and logs");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** Its heading. */
    public String title() {
        return title;
    }
}
