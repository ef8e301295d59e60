package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.Phrase;
import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Foreign;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The program's words in one language. */
public final class Labels {

    /** The languages there are. */
    public static final List<String> LANGUAGES = List.of("en", "fa", "zh");

    private static final String BUNDLE = "io.github.confab.examples.terminal.words";

    private final ResourceBundle words;

    private Labels(ResourceBundle words) {
        this.words = words;
    }

    /** The words of a language; English if there are none. */
    public static Labels of(String language) {
        // English is the root: a Persian default locale must not answer for it
        return new Labels(ResourceBundle.getBundle(
                BUNDLE,
                LANGUAGES.contains(language) && !language.equals("en") ? new Locale(language) : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    boolean isRightToLeft() {
        return BidiMode.isRightToLeft(say("yes"));
    }

    /** Words with arguments, which are made harmless. */
    String say(String key, String... arguments) {
        String text = words.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", Foreign.line(arguments[i]));
        }
        return text;
    }

    String say(Phrase phrase) {
        return say(phrase.key(), phrase.arguments().toArray(String[]::new));
    }
}
