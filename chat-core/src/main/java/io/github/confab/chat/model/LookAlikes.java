package io.github.confab.chat.model;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Names that the eye takes for each other get one skeleton, in the spirit of UTS 39. A small table: what is the same in
 * most fonts among Latin, Greek and Cyrillic letters and digits, small or capital since names have no case, and the
 * letters and digits that Arabic and Persian keyboards give different codes. It does not cover other scripts, nor what
 * only looks similar.
 */
final class LookAlikes {

    private static final Map<Integer, String> SAME = new HashMap<>();

    static {
        // a capital i is an l, and so is one without its dot
        alike("l", "1i\u0131\u0456\u04CF\u03B9");
        alike("o", "0\u043E\u03BF\u03C3");
        alike("rn", "m\u043C\u03BC");
        alike("vv", "w\u051D\u03C9");
        alike("a", "\u0430\u03B1");
        alike("b", "\u0432\u03B2");
        alike("c", "\u0441");
        alike("d", "\u0501");
        alike("e", "\u0435\u03B5");
        alike("h", "\u043D\u04BB\u03B7");
        alike("j", "\u0458\u03F3");
        alike("k", "\u043A\u03BA");
        alike("n", "\u03BD");
        alike("p", "\u0440\u03C1");
        alike("q", "\u051B");
        alike("r", "\u0433");
        alike("s", "\u0455");
        alike("t", "\u0442\u03C4");
        alike("v", "\u0475");
        alike("x", "\u0445\u03C7");
        alike("y", "\u0443\u03C5\u04AF");
        alike("z", "\u03B6");
        // yeh, kaf and heh as Arabic and as Persian write them
        alike("\u06CC", "\u064A\u0649");
        alike("\u06A9", "\u0643");
        alike("\u0647", "\u06C1\u06BE\u06D5");
        for (int digit = 0; digit <= 9; digit++) {
            alike(Character.toString(0x06F0 + digit), Character.toString(0x0660 + digit));
        }
    }

    private LookAlikes() {}

    /** The same for all names that look like {@code normalized}; marks stay, since an accent can be seen. */
    static String skeleton(String normalized) {
        StringBuilder out = new StringBuilder(normalized.length());
        Normalizer.normalize(normalized, Normalizer.Form.NFD)
                .codePoints()
                .forEach(c -> out.append(SAME.getOrDefault(c, Character.toString(c))));
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static void alike(String shown, String others) {
        others.codePoints().forEach(c -> SAME.put(c, shown));
    }
}
