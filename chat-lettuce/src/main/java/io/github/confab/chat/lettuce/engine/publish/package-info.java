/**
 * The way in: drafts become batches, one call under way per channel, each message with one outcome.
 *
 * <p>Imported by the engine, through {@link PublishLanes}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.publish;

import org.jspecify.annotations.NullMarked;
