package io.github.confab.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A channel, as one user sees it. Safe for use by many threads. Nothing happens before a Mono or Flux is subscribed,
 * and each subscription is a new act.
 *
 * <p>All readers see the messages of a channel in one order, that of its Redis Stream; there is no order between
 * channels. Unless a method says otherwise, its result errors with
 * {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel, with
 * {@link io.github.confab.chat.error.ForbiddenException} if this user may not do it,
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer in time, and
 * {@link io.github.confab.chat.error.ClientClosedException} after the client or the chat was closed.
 */
public interface Channel {

    /** The channel's id. */
    ChannelId id();

    /**
     * Reads what is known of the channel.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits it, then completes;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<ChannelInfo> info();

    /** Who belongs to the channel. */
    Members members();

    /** Who may come in, who may not, and what members may do. */
    Moderation moderation();

    /** Who is here right now. */
    Presence presence();

    /** The worker groups of the channel. */
    Workers workers();

    /** How far this user has read, and what is unread. */
    ReadMarks readMarks();

    /** Who is typing. */
    Typing typing();

    /** This user's messages that are to be sent later. */
    Schedule schedule();

    /** What becomes of messages once they are written. */
    Messages messages();

    /** What people give its messages. */
    Reactions reactions();
    /** The threads of replies. */
    Threads threads();

    /** The pinned messages. */
    Pins pins();

    /**
     * Stores a message and pushes it to all subscribers, in one step of the store. Members may whose role the
     * channel's policy lets post and who are not muted, and the application.
     *
     * <p>What one client publishes to a channel is stored in the order of the subscriptions to these Monos. A lost
     * connection is survived by sending again; that never stores a message twice.
     *
     * <p>Whom its text mentions is found out now, see {@link io.github.confab.chat.model.MentionText}: {@code @name} of a
     * user mentions that user as {@link Draft#mentioning} does, up to 50 in all; {@code @here} and {@code @channel} call as
     * {@link Draft#calling} does. What is nobody's name is text. A name that was looked up is remembered for up to 30 seconds.
     *
     * @param draft the message
     * @return a Mono that
     *     <ul>
     *       <li>emits the receipt once the Redis master has stored and pushed the message, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.NotPublishedException} if it is certainly not stored,
     *           {@link io.github.confab.chat.error.SlowModeException} if the user must wait before the next message,
     *           {@link io.github.confab.chat.error.PublishUnknownException} if it may be stored,
     *           {@link io.github.confab.chat.error.IdempotencyConflictException} if its key names another message,
     *           {@link io.github.confab.chat.error.ServerRefusedException} if Redis refuses to store, or as said above;
     *           always within the publish deadline (an option, 10 seconds) and 1 second more;
     *       <li>on cancel is not stored if it was not sent yet.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code draft} is null
     * @throws io.github.confab.chat.model.MessageTooLargeException if it exceeds the backend's limit
     */
    Mono<Receipt> publish(Draft draft);

    /**
     * Stores a message without pushing it: subscribers meet it, in order, with the next message that is pushed, or at
     * the idle check (an option, 10 seconds). For imports and other bulk, where seconds do not matter.
     *
     * @param draft the message
     * @return a Mono as of {@link #publish(Draft)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code draft} is null
     * @throws io.github.confab.chat.model.MessageTooLargeException if it exceeds the backend's limit
     */
    Mono<Receipt> produce(Draft draft);

    /**
     * Pushes a signal to whoever subscribes right now, the sender too. Not stored, at most once, no order against
     * messages. Members may, and the application.
     *
     * @param signal what to push
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once Redis has run the push; that says nothing about who received it;
     *       <li>errors as said above;
     *       <li>on cancel it may have been pushed.
     *     </ul>
     */
    Mono<Void> broadcast(Signal signal);

    /**
     * The messages of the channel: those stored already, from {@code start} on, then each new one, without a seam.
     *
     * @param start where to begin
     * @return a Flux that
     *     <ul>
     *       <li>emits every message after {@code start} exactly once, in order, over reconnects and restarts of Redis.
     *           Demand reaches the store: a slow subscriber misses nothing and holds no queue;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors with {@link io.github.confab.chat.error.ChannelGoneException} once the channel is deleted, with
     *           {@link io.github.confab.chat.error.DiscontinuityException} if messages are gone and {@code start} asks
     *           for an error then (else see {@link #feed}), or as said above; with
     *           {@link io.github.confab.chat.error.ForbiddenException} also later, soon after the user was banned, or
     *           removed from a private channel. A lost connection is no error;
     *       <li>on cancel leaves the channel's push behind after a while (an option, 30 seconds), if nobody else
     *           listens in this process.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code start} is null or a cursor of another
     *     channel
     */
    Flux<StreamMessage> subscribe(StartAt start);

    /**
     * The full story: as {@link #subscribe}, and with it everything a reader must know to trust the messages: where
     * live begins, what is gone, who joined and left, and the signals.
     *
     * @param start where to begin
     * @return a Flux as of {@link #subscribe}, of events; signals are dropped while there is no demand
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code start} is null or a cursor of another
     *     channel
     */
    Flux<FeedEvent> feed(StartAt start);

    /**
     * The signals that are broadcast from now on.
     *
     * @return a Flux that
     *     <ul>
     *       <li>emits each signal at most once; those that come while there is no demand are dropped;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors as {@link #subscribe};
     *       <li>on cancel as {@link #subscribe}.
     *     </ul>
     */
    Flux<FeedEvent.SignalEvent> signals();

    /**
     * Reads stored messages.
     *
     * @param query which
     * @return a Flux that
     *     <ul>
     *       <li>emits them oldest first, then completes;
     *       <li>errors as said above;
     *       <li>on cancel stops reading.
     *     </ul>
     */
    Flux<StreamMessage> history(HistoryQuery query);

    /**
     * Looks for messages, from the newest on. Who may read the history may search it.
     *
     * <p>It is a scan: for each page at most 5 000 entries of the channel are looked at, so that no search can hold up
     * anybody else. {@link SearchPage#next()} goes on from there, and {@link SearchPage#reached()} says where that is. A
     * page without hits, but with a {@code next()}, is normal. What is said while somebody turns the pages is not looked at.
     *
     * @param query what to look for
     * @return a Mono that
     *     <ul>
     *       <li>emits a page of hits, newest first, and completes;
     *       <li>errors with {@link io.github.confab.chat.error.OverloadedException} if too many searches wait in this
     *           process, or as said above;
     *       <li>on cancel stops reading.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code query} is null
     */
    Mono<SearchPage> search(SearchQuery query);

    /**
     * Works on the messages of the channel, sharing them with all other workers of the group: each message is handled
     * at least once, by one of them, as it stands when it is handed out; a deleted one is passed over. Members may whose role the channel's policy lets work (by default moderators and the
     * owner), and the application itself. Subscribers notice nothing of it.
     *
     * <p>The handler acknowledges by the outcome it gives. If it fails, gives nothing, or runs too long, the message
     * comes again; after {@link WorkerGroup#maxAttempts()} it becomes a dead letter. One message can be handled twice
     * (a worker died between effect and acknowledgement): make effects idempotent by author and
     * {@link StreamMessage#tag()}.
     *
     * <p>The messages of a group have no order, unless it has an {@linkplain WorkerGroup#orderingKey() ordering key};
     * and a message that comes again comes after those that were handled meanwhile.
     *
     * @param group which group, and how this process works in it; the group is made if it does not exist
     * @param handler handles one message; called on threads of the backend, {@link WorkerGroup#concurrency()} at once
     * @return a Flux that
     *     <ul>
     *       <li>emits an event for each message that was finished with; without demand no further messages are taken;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors with {@link io.github.confab.chat.error.ChannelGoneException} once the channel is deleted, or as
     *           said above. A lost connection is no error, and neither is a failing handler;
     *       <li>on cancel cancels the running handlers; their messages go to other workers.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null, or the group is to start at a
     *     cursor of another channel
     */
    Flux<WorkEvent> consume(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler);
}
