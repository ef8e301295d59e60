package io.github.confab.examples.terminal.state;

/**
 * What the log showed when it was drawn last; how rows are counted depends on the size of the screen, so only who draws
 * knows it.
 *
 * @param top the first row shown
 * @param bottom the last row shown
 * @param atNewest whether that is the newest there is
 * @param atOldest whether the first row is the oldest one held
 */
public record Drawn(Anchor top, Anchor bottom, boolean atNewest, boolean atOldest) {

    /** Nothing was shown. */
    public static final Drawn NOTHING = new Drawn(new Anchor(0, 0, true), new Anchor(0, 0, false), true, true);
}
