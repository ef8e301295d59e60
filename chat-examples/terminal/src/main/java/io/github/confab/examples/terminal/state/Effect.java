package io.github.confab.examples.terminal.state;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.Optional;

/** What the program wants done; what comes of it is an {@link Event}. */
public sealed interface Effect {

    /** Log in, or make an account and log in. The password is to be wiped. */
    record LogIn(String name, char[] password, boolean register) implements Effect {}

    /** End the session. */
    record LogOut() implements Effect {}

    /** End the program. */
    record Quit() implements Effect {}

    /** Draw everything anew. */
    record Redraw() implements Effect {}

    /** Find or make a channel, become a member, show it. */
    record Join(String name) implements Effect {}

    /** Belong to a channel no more. */
    record Leave(Entry channel) implements Effect {}

    /** Tell who is here and who types, of this channel only. */
    record Watch(ChannelId channel) implements Effect {}

    /** Read the newest messages, at least so many. */
    record LoadHistory(ChannelId channel, long atLeast) implements Effect {}

    /** Read the messages before one. */
    record LoadOlder(ChannelId channel, MessageId before) implements Effect {}

    /** Read the messages after one. */
    record LoadNewer(ChannelId channel, MessageId after) implements Effect {}

    /** Store a message; keep trying while Redis is away. */
    record Publish(ChannelId channel, long no, String text, Optional<MessageId> answered) implements Effect {}

    /** Give a message a reaction, or take it back. */
    record React(ChannelId channel, MessageId message, String reaction) implements Effect {}

    /** Look for messages with these words. */
    record Search(ChannelId channel, String words) implements Effect {}

    /** Make a message say something else. */
    record Edit(ChannelId channel, MessageId message, String text) implements Effect {}

    /** Make a message say nothing any more. */
    record Delete(ChannelId channel, MessageId message) implements Effect {}

    /** Open the channel with another user, and say something there. */
    record Direct(String user, String text) implements Effect {}

    /** Tell which channels there are. */
    record ListChannels() implements Effect {}

    /** Tell who is here. */
    record Who(ChannelId channel) implements Effect {}

    /** Tell, or set, what a channel is about. */
    record Topic(ChannelId channel, String text) implements Effect {}

    /** Let somebody into a channel. */
    record Invite(ChannelId channel, String user) implements Effect {}

    /** Change the name by which this user is shown. */
    record Nick(String name) implements Effect {}

    /** Everything up to a message was read. */
    record MarkRead(ChannelId channel, MessageId upTo) implements Effect {}

    /** This user is typing. */
    record TypingNow(ChannelId channel) implements Effect {}
}
