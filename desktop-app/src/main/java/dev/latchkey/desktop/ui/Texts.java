package dev.latchkey.desktop.ui;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every sentence of the app, in the language of its user. A key starts with the name of the screen it is for; each
 * screen has a bundle of its own. A text is a {@link MessageFormat}, so it is written with the apostrophe of
 * typographers (’), never with the one of typewriters.
 */
public final class Texts {
    /** The bundles, one for each screen. */
    public static final List<String> BUNDLES = List.of("ui", "shell", "account", "keys", "create", "reveal", "revoke",
            "send", "inbox");

    private static final String FOLDER = "dev.latchkey.desktop.texts.";

    private final Locale locale;
    private final Map<String, String> patterns = new HashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        // Without this control, an English user on a German computer would read German.
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle(FOLDER + name, locale, noFallback);
            bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
        }
    }

    /** The texts for a language; English where there are none in it. */
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    /** The language numbers and dates are written in. */
    public Locale locale() {
        return locale;
    }

    /**
     * The text of this key with its gaps filled.
     *
     * @throws IllegalArgumentException when there is no such key, which a test rules out
     */
    public String get(String key, Object... gaps) {
        return find(key, gaps).orElseThrow(() -> new IllegalArgumentException("No text for '" + key + "'."));
    }

    /** The text of this key if there is one: for names that gateways make up. */
    public Optional<String> find(String key, Object... gaps) {
        return Optional.ofNullable(patterns.get(key)).map(pattern -> new MessageFormat(pattern, locale).format(gaps));
    }
}
