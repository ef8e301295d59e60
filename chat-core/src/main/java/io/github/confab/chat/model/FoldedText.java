package io.github.confab.chat.model;

import java.util.BitSet;

/** A text as it is searched: folded, each run of white space one space, none at the beginning. */
final class FoldedText {

    private final String text;
    private final BitSet joints;

    private FoldedText(String text, BitSet joints) {
        this.text = text;
        this.joints = joints;
    }

    static FoldedText of(String original) {
        StringBuilder out = new StringBuilder(original.length());
        BitSet joints = new BitSet(0);
        int c;
        for (int i = 0; i < original.length(); i += Character.charCount(c)) {
            c = original.codePointAt(i);
            int before = out.length();
            SearchFold.append(c, out);
            if (SearchFold.isJoint(c)) {
                joints.set(before);
            } else if (isSpaceTooMany(out, before)) {
                out.setLength(before);
            }
        }
        return new FoldedText(out.toString(), joints);
    }

    private static boolean isSpaceTooMany(StringBuilder out, int at) {
        return out.length() == at + 1
                && out.charAt(at) == SearchFold.SPACE
                && (at == 0 || out.charAt(at - 1) == SearchFold.SPACE);
    }

    String text() {
        return text;
    }

    /** Whether no letter is cut in two there. */
    boolean isEnd(int index) {
        return index == text.length() || !SearchFold.isVoicing(text.charAt(index));
    }

    /** Whether a word can begin there, if what stands there belongs to one. */
    boolean isStart(int index) {
        if (index == 0 || joints.get(index)) {
            return true;
        }
        int before = text.codePointBefore(index);
        return !SearchFold.isOfWord(before) || SearchFold.standsAlone(before);
    }
}
