package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to the program. */
public sealed interface Event {

    /** A key was pressed. */
    record Pressed(Key key) implements Event {}

    /** Time passed. */
    record Ticked(Instant now) implements Event {}

    /** The screen shows what it shows. */
    record Shown(Drawn log) implements Event {}

    /** The login was right. */
    record LoggedIn(UserId user, String name) implements Event {}

    /** It was not. */
    record LoginFailed(Phrase why) implements Event {}

    /** The session has ended; why, if this user did not end it. */
    record LoggedOut(Optional<Phrase> why) implements Event {}

    /** The channels of this user, and others one may join. */
    record Roster(List<Entry> mine, List<Entry> others) implements Event {}

    /** A channel is to be shown, and perhaps something to be said there. */
    record Opened(Entry channel, Optional<String> say) implements Event {}

    /** This user is in a channel no more. */
    record Gone(ChannelId channel, Phrase why) implements Event {}

    /** The newest messages, asked for when a channel was shown first. */
    record HistoryLoaded(ChannelId channel, List<Line.Said> lines, boolean more) implements Event {}

    /** Messages before those that are held. */
    record OlderLoaded(ChannelId channel, List<Line.Said> lines, boolean more) implements Event {}

    /** Messages after those that are held. */
    record NewerLoaded(ChannelId channel, List<Line.Said> lines, boolean more) implements Event {}

    /** Messages that were asked for did not come. */
    record LoadFailed(ChannelId channel) implements Event {}

    /** A line of the log, live. */
    record Arrived(ChannelId channel, Line line) implements Event {}

    /** Something became of a message. */
    record Changed(ChannelId channel, FeedEvent.MessageChanged change) implements Event {}

    /** What stands behind a place was lost; the line says so. */
    record Rewound(ChannelId channel, MessageId fork, Line line) implements Event {}

    /** What was stored when the channel was opened has been given. */
    record CaughtUp(ChannelId channel) implements Event {}

    /** Who is in the channel that is shown: names of some, and how many they are. */
    record Present(ChannelId channel, Set<String> names, long count) implements Event {}

    /** Who is typing in the channel that is shown. */
    record Typing(ChannelId channel, List<String> names) implements Event {}

    /** Redis does not answer. */
    record LinkDown(Instant since) implements Event {}

    /** Redis answers again; which message is the newest of the channel that is shown. */
    record LinkUp(Optional<ChannelId> channel, Optional<MessageId> head) implements Event {}

    /** A message is stored. */
    record Sent(ChannelId channel, long no, MessageId id) implements Event {}

    /** A message is not stored yet, or never will be. */
    record NotSent(ChannelId channel, long no, Phrase why, boolean forGood) implements Event {}

    /** The program has something to say. */
    record Told(List<Phrase> phrases, boolean problem) implements Event {}
}
