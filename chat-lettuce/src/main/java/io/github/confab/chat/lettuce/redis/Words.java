package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The members of the sorted set that public channels are listed and found by: {@code =name NUL id} for the list, and for
 * the search {@code /rest NUL id} per word, where the rest is the name from that word on. Redis orders members by their
 * bytes, that is by code points. NUL cannot be in a name, and is less than what can: a name comes before its extensions.
 */
final class Words {

    static final char NAME = '=';
    static final char WORD = '/';
    static final char END = '\0';

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Words() {}

    /** All members of one channel. */
    static List<String> members(String name, ChannelId channel) {
        List<String> members = new ArrayList<>();
        members.add(NAME + name + END + channel);
        for (String rest : rests(name)) {
            members.add(WORD + rest + END + channel);
        }
        return members;
    }

    /** Whether, of the members by which {@code sought} finds the channel, the one with {@code rest} comes first. */
    static boolean isFirstFind(String rest, String sought, String name) {
        return rests(name).stream()
                .filter(other -> other.startsWith(sought))
                .min(BY_BYTES)
                .filter(rest::equals)
                .isPresent();
    }

    private static List<String> rests(String name) {
        List<String> rests = new ArrayList<>();
        int before = ' ';
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (beginsWord(before, c)) {
                rests.add(name.substring(i));
            }
            before = c;
        }
        return rests;
    }

    /** After a space any character does, so that emoji are found; after a dash, a slash and the like a letter or digit. */
    private static boolean beginsWord(int before, int c) {
        return before == ' ' ? c != ' ' : Character.isLetterOrDigit(c) && !continuesWord(before);
    }

    private static boolean continuesWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
