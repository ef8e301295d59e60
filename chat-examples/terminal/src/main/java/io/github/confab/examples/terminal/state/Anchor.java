package io.github.confab.examples.terminal.state;

/**
 * What stands still while somebody reads older lines: a row of a line, at an edge of the log.
 *
 * @param line the number of the line
 * @param row which of its rows, from 0
 * @param atTop whether it is the first row that is shown; else it is the last
 */
public record Anchor(long line, int row, boolean atTop) {}
