/** Reading and writing lines: streams, JSON, the terminal. Knows messages, and nothing of Redis. */
@NullMarked
package io.github.confab.examples.console.text;

import org.jspecify.annotations.NullMarked;
