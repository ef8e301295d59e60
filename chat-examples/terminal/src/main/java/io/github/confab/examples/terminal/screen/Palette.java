package io.github.confab.examples.terminal.screen;

import org.jline.utils.AttributedStyle;

/** The colours of the parts, or what stands for them where there are none. */
public enum Palette {
    /** Greys; the terminal's library finds the nearest of 256 if it does not know all. */
    GREYS {
        @Override
        AttributedStyle style(Part part) {
            return switch (part) {
                case HEADER -> on(0x333333, WHITE).bold();
                case CHANNELS, STATUS -> on(0x666666, WHITE);
                case CHANNEL_CURRENT -> on(0x333333, WHITE).bold();
                case CHANNEL_OTHER -> on(0x666666, 0xE4E4E4);
                case ALERT -> on(0x666666, WHITE).bold().inverse();
                case INPUT -> on(0x999999, BLACK);
                case HINT -> on(0x999999, 0x262626);
                case LOG -> on(LIGHT, BLACK);
                case TIME -> on(LIGHT, 0x444444);
                case NAME -> on(LIGHT, BLACK).bold();
                case OWN_NAME -> on(LIGHT, 0x00005F).bold();
                case NOTE -> on(LIGHT, 0x303030).italic();
                case PROBLEM -> on(LIGHT, 0x870000);
                case MENTION -> on(0xFFFFAF, BLACK);
                case SELECTED -> on(0x333333, WHITE);
                case BAR -> on(LIGHT, 0x870000).bold();
            };
        }
    },
    /** For {@code NO_COLOR} and terminals with few colours: the terminal's own two. */
    PLAIN {
        @Override
        AttributedStyle style(Part part) {
            AttributedStyle plain = AttributedStyle.DEFAULT;
            return switch (part) {
                case HEADER, STATUS -> plain.inverse();
                case ALERT, SELECTED -> plain.inverse().bold();
                case CHANNEL_CURRENT -> plain.bold().inverse();
                case NAME, OWN_NAME, MENTION, BAR, PROBLEM -> plain.bold();
                case CHANNELS, CHANNEL_OTHER, INPUT, HINT, LOG, TIME, NOTE -> plain;
            };
        }
    };

    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;
    private static final int LIGHT = 0xCCCCCC;

    abstract AttributedStyle style(Part part);

    private static AttributedStyle on(int background, int foreground) {
        return AttributedStyle.DEFAULT.backgroundRgb(background).foregroundRgb(foreground);
    }
}
