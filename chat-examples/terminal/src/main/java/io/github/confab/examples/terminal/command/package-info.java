/** What people type after a slash: read, completed, and, if it is none, which one they may have meant. Pure. */
package io.github.confab.examples.terminal.command;
