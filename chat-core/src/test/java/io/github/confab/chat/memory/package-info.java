/**
 * A backend that lives in memory and keeps every contract.
 *
 * <p>Tests import it, ours and those of applications; main code never does.
 */
@NullMarked
package io.github.confab.chat.memory;

import org.jspecify.annotations.NullMarked;
