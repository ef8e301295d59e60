package io.github.confab.examples.terminal.screen;

import java.util.EnumMap;
import java.util.Map;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Colors;

/** The colours of the parts, or what stands for them where there are none. */
public enum Palette {
    /** Greys. */
    GREYS {
        @Override
        AttributedStyle make(Part part) {
            return grey(part, (background, foreground) -> AttributedStyle.DEFAULT
                    .backgroundRgb(background)
                    .foregroundRgb(foreground));
        }
    },
    /** The nearest of 256 colours; found here once, since to look for it at each letter takes a processor. */
    GREYS_OF_256 {
        @Override
        AttributedStyle make(Part part) {
            return grey(part, (background, foreground) -> AttributedStyle.DEFAULT
                    .background(nearest(background))
                    .foreground(nearest(foreground)));
        }
    },
    /** For {@code NO_COLOR} and terminals with few colours: the terminal's own two. */
    PLAIN {
        @Override
        AttributedStyle make(Part part) {
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
    private static final int INDEXED = 256;

    /** Each made once. */
    private static final Map<Palette, Map<Part, AttributedStyle>> STYLES = new EnumMap<>(Palette.class);

    static {
        for (Palette palette : values()) {
            Map<Part, AttributedStyle> styles = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                styles.put(part, palette.make(part));
            }
            STYLES.put(palette, styles);
        }
    }

    AttributedStyle style(Part part) {
        return STYLES.get(this).get(part);
    }

    abstract AttributedStyle make(Part part);

    private interface Paint {
        AttributedStyle on(int background, int foreground);
    }

    private static AttributedStyle grey(Part part, Paint paint) {
        return switch (part) {
            case HEADER, CHANNEL_CURRENT -> paint.on(0x333333, WHITE).bold();
            case CHANNELS, STATUS -> paint.on(0x666666, WHITE);
            case CHANNEL_OTHER -> paint.on(0x666666, 0xE4E4E4);
            case ALERT -> paint.on(0x666666, WHITE).bold().inverse();
            case INPUT -> paint.on(0x999999, BLACK);
            case HINT -> paint.on(0x999999, 0x262626);
            case LOG -> paint.on(LIGHT, BLACK);
            case TIME -> paint.on(LIGHT, 0x444444);
            case NAME -> paint.on(LIGHT, BLACK).bold();
            case OWN_NAME -> paint.on(LIGHT, 0x00005F).bold();
            case NOTE -> paint.on(LIGHT, 0x303030).italic();
            case PROBLEM -> paint.on(LIGHT, 0x870000);
            case MENTION -> paint.on(0xFFFFAF, BLACK);
            case SELECTED -> paint.on(0x333333, WHITE);
            case BAR -> paint.on(LIGHT, 0x870000).bold();
        };
    }

    private static int nearest(int rgb) {
        return Colors.roundRgbColor((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, INDEXED);
    }
}
