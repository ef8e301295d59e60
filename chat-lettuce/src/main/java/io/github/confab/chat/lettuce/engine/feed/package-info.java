/**
 * Following and reading a channel: hubs that hear its pushes, feeds that walk from stored to new, the idle check.
 *
 * <p>Imported by the engine, through {@link Feeds}, and by the workers, through {@link Doorbell}, and by presence, through
 * {@link ChannelPushes}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.feed;

import org.jspecify.annotations.NullMarked;
