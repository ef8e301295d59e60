package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.Drawn;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * A screen.
 *
 * @param rows from the top; as many as the screen has, each as wide
 * @param cursorRow where the cursor stands, from 0
 * @param cursorColumn where the cursor stands, from 0
 * @param log which part of the log is shown
 */
public record Frame(List<AttributedString> rows, int cursorRow, int cursorColumn, Drawn log) {}
