package dev.latchkey.desktop.ui;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Texts of the app in the language of the user. Each screen has its own bundle, and its keys start with the name of the
 * bundle. A text is a {@link MessageFormat} pattern, so use the typographic apostrophe (’), never the ASCII one.
 */
public final class Texts {
    /** Names of the bundles, one for each screen. */
    public static final List<String> BUNDLES = List.of("ui", "shell", "account", "keys", "create", "reveal", "revoke",
            "send", "inbox");

    private static final String FOLDER = "dev.latchkey.desktop.texts.";

    private final Locale locale;
    private final Map<String, String> patterns = new HashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        // Without this control, an English user of a German system would get German texts.
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle(FOLDER + name, locale, noFallback);
            bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
        }
    }

    /** Returns the texts in a language; English if there are none in that language. */
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    /** Locale of the texts, numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /**
     * Returns the text of a key, with the arguments inserted.
     *
     * @throws IllegalArgumentException if there is no such key; a test checks that all keys exist
     */
    public String get(String key, Object... arguments) {
        return find(key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("There is no text with the key '" + key + "'."));
    }

    /** Returns the text of a key if it exists. Meant for keys that contain names from gateways. */
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(patterns.get(key))
                .map(pattern -> new MessageFormat(pattern, locale).format(arguments));
    }
}
