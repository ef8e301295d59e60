/**
 * Channels and who belongs to them: founded, found, renamed, listed, joined.
 *
 * <p>Imported by the engine, through {@link DirectoryChannels} and {@link ChannelMembers}.
 */
@NullMarked
package io.github.confab.chat.lettuce.engine.channel;

import org.jspecify.annotations.NullMarked;
