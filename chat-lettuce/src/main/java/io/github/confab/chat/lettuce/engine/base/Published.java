package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.model.Receipt;

/**
 * A message that is stored.
 *
 * @param receipt where
 * @param mentions whom it mentions, named by its draft or in its text
 */
public record Published(Receipt receipt, Mentions mentions) {}
