package io.github.confab.chat;

import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.StreamMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What may become of the messages of a channel once they are written. Safe for use by many threads.
 *
 * <p>Each act is an entry of the channel's history, in order with the messages: {@link Channel#feed} tells it to whoever
 * shows the message, and {@link Channel#history} shows what came of it. Within which time authors may do what is said by
 * the channel's {@link io.github.confab.chat.model.MessagePolicy}. Messages of the application itself are the
 * application's alone.
 *
 * <p>Unless a method says otherwise, its result errors with
 * {@link io.github.confab.chat.error.MessageNotFoundException} if there is no such message (any more), with
 * {@link io.github.confab.chat.error.ForbiddenException} if this user may not do it, with
 * {@link io.github.confab.chat.error.ChannelNotFoundException}, {@link io.github.confab.chat.error.UnavailableException}
 * and {@link io.github.confab.chat.error.ClientClosedException} as in {@link Channel}.
 */
public interface Messages {

    /**
     * One message, as it stands now. Who may read the channel may.
     *
     * @param message which
     * @return a Mono that
     *     <ul>
     *       <li>emits it, then completes; a deleted one too; empty if there is none, or retention has removed it;
     *       <li>errors as said above, but never that it is not found;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<StreamMessage> get(MessageId message);

    /**
     * Makes a message say something else: text, attributes, mentions and what comes with it are replaced as a whole. Its
     * author may, if a member and not muted, and the application. Up to 1 000 times. Whom the edit mentions is not told of
     * it again.
     *
     * @param message which
     * @param draft what it says from now on; a key, and what it replies to, are of no meaning here
     * @return a Mono that
     *     <ul>
     *       <li>emits the place of the edit in the channel's order once it is stored and pushed, then completes;
     *       <li>errors with {@code Reason.NOT_THE_AUTHOR} to anybody else, {@code Reason.TOO_LATE} after the time the
     *           policy gives, {@code Reason.TOO_MANY} after 1 000 edits, or as said above; a deleted message is not found;
     *       <li>on cancel it may be edited. Repeating it makes one edit more.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     * @throws io.github.confab.chat.model.MessageTooLargeException if it exceeds the backend's limit
     */
    Mono<MessageId> edit(MessageId message, Draft draft);

    /**
     * Makes a message say nothing any more. It keeps its place and its id; readers are given who deleted it, and when.
     * What it said stays in Redis, for {@link #versions} of who may see that. Its author may, and moderators of whose
     * role is below theirs.
     *
     * @param message which
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: it was deleted before), then completes;
     *       <li>errors with {@code Reason.NOT_THE_AUTHOR}, or {@code Reason.TOO_LATE} to its author after the time the
     *           policy gives, or as said above;
     *       <li>on cancel it may be deleted. Safe to repeat.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Boolean> delete(MessageId message);

    /**
     * Deletes a message with all that it ever said: entry, edits and reactions are gone from Redis, for everybody and for
     * ever. Only its place stays, with the ids of who wrote and who erased it. Who may delete it may. (The append-only
     * file and backups of the server keep it until they are rewritten; who reacted to it stands in the history of the
     * channel until retention removes that.)
     *
     * @param message which; may be deleted already
     * @return a Mono as of {@link #delete}, false if it was erased before
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Boolean> erase(MessageId message);

    /**
     * What a message said over time. Who may read the channel may; of a deleted message its author, moderators and the
     * application only.
     *
     * @param message which
     * @return a Flux that
     *     <ul>
     *       <li>emits its versions, the newest first, the last one as it was first written, then completes; nothing of
     *           an erased message; versions that retention has removed are left out;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Flux<MessageVersion> versions(MessageId message);
}
