package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What becomes of messages; every method errors as {@link io.github.confab.chat.Messages} says. */
public interface MessageStore {

    /**
     * Makes a message say something else.
     *
     * @param payload what it says from now on
     * @return the place of the edit
     */
    Mono<MessageId> edit(ChannelId channel, MessageId message, byte[] payload, Actor actor);

    /** Makes a message say nothing; emits whether that was a change. */
    Mono<Boolean> delete(ChannelId channel, MessageId message, Actor actor);

    /** Removes all that a message ever said; emits whether that was a change. */
    Mono<Boolean> erase(ChannelId channel, MessageId message, Actor actor);

    /**
     * A page of what a message said over time, the newest first.
     *
     * @param from the edit to go on from; null: the newest
     */
    Mono<Versions> versions(ChannelId channel, MessageId message, @Nullable MessageId from, Actor actor);

    /**
     * A page of versions.
     *
     * @param items the newest first
     * @param next the edit to go on from; null: that was all
     */
    record Versions(List<Version> items, @Nullable MessageId next) {}

    /**
     * What a message said at one time.
     *
     * @param id the place of the edit, or of the message
     * @param by the id of who wrote it
     * @param payload what it said
     */
    record Version(MessageId id, String by, byte[] payload) {}
}
