package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.text.BidiMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A row that is being put together; what does not fit any more is cut. */
final class Row {

    private final Look look;
    private final int width;
    private final AttributedStringBuilder out = new AttributedStringBuilder();
    private int used;

    Row(Look look, int width) {
        this.look = look;
        this.width = width;
    }

    /** Adds text, in the direction of its first letter. */
    Row add(String text, Part part) {
        return add(text, part, BidiMode.isRightToLeft(text));
    }

    /** Adds words of the program itself, which go in the direction of its language whatever is put into them. */
    Row say(String words, Part part) {
        return add(words, part, look.labels().isRightToLeft());
    }

    /** Adds a part of a text that goes in a direction. */
    Row add(String text, Part part, boolean rightToLeft) {
        String fitting = look.cells().cut(text, width - used);
        used += look.cells().width(fitting);
        out.styled(look.palette().style(part), look.bidi().shown(fitting, rightToLeft));
        return this;
    }

    /** Adds a row that is finished. */
    Row add(AttributedString row, int cells) {
        out.append(row);
        used += cells;
        return this;
    }

    /** Adds blanks up to a column. */
    Row to(int column, Part part) {
        int blanks = Math.min(column, width) - used;
        if (blanks > 0) {
            out.styled(look.palette().style(part), " ".repeat(blanks));
            used += blanks;
        }
        return this;
    }

    int used() {
        return used;
    }

    AttributedString end(Part part) {
        return to(width, part).out.toAttributedString();
    }
}
