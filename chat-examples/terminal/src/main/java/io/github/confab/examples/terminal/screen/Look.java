package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Cells;
import java.time.ZoneId;

/**
 * What is the same on every screen of one run.
 *
 * @param layout how the parts are arranged
 * @param palette their colours
 * @param labels the words
 * @param cells how the terminal counts
 * @param bidi who brings right-to-left text into order
 * @param zone in which times are shown
 */
public record Look(Layout layout, Palette palette, Labels labels, Cells cells, BidiMode bidi, ZoneId zone) {

    /** How the five parts are arranged. */
    public enum Layout {
        /** The channels at the left of the log, the input below. */
        LIST,
        /** All below each other in boxes, the input above the log. */
        DRAWING
    }
}
