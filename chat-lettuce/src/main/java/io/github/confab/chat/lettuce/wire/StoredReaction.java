package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.ReactionChanged;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.ReactionSummary.Count;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What people gave a message: a change as an entry, with the tag {@code <message>/<reaction>/<people after it>}, and all of
 * it beside the stream, {@code <as of>;<reaction>=<people>,...}. Reactions are written in base64url.
 */
final class StoredReaction {

    private static final int TAG_PARTS = 3;

    private StoredReaction() {}

    static boolean is(char kind) {
        return kind == Header.REACTED || kind == Header.UNREACTED;
    }

    static ReactionChanged event(Entry entry, ChannelId channel, MessageId target, UserId by) {
        Header header = entry.header();
        String[] parts = header.tag().split("/", -1);
        if (parts.length < TAG_PARTS) {
            throw new CorruptEntryException("a reaction lacks its name or number");
        }
        boolean given = header.kind() == Header.REACTED;
        long people = Numbers.count(parts[2]);
        return new ReactionChanged(channel, entry.id(), target, by, reaction(parts[1]), given, people);
    }

    static ReactionSummary summary(String text) {
        int end = text.indexOf(';');
        if (end < 0) {
            throw new CorruptEntryException("its reactions have no beginning");
        }
        List<Count> counts = new ArrayList<>();
        for (int from = end + 1; from < text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            counts.add(count(text.substring(from, to)));
            from = to + 1;
        }
        return new ReactionSummary(Numbers.id(text.substring(0, end)), counts);
    }

    private static Count count(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new CorruptEntryException("a reaction has no number");
        }
        return new Count(reaction(text.substring(0, equals)), Numbers.count(text.substring(equals + 1)));
    }

    private static Reaction reaction(String base64) {
        try {
            return Reaction.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a reaction breaks a rule: " + foreign.rule());
        } catch (IllegalArgumentException foreign) {
            throw new CorruptEntryException("a reaction is not in base64url");
        }
    }
}
