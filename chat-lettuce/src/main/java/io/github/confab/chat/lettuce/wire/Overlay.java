package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.MessageState.Deletion;
import io.github.confab.chat.model.MessageState.Edit;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.ThreadSummary;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message, as it stands beside the stream: {@code e;<edit id>;<version>;<by>\n<payload>} for an edit,
 * {@code d;<id>;<by>;...} for a deletion, {@code x;<id>;<by>;...} if it was erased. What people gave it stands apart, see
 * {@link StoredReaction}.
 *
 * @param state what has become of it
 * @param payload what it says since its last edit; null: what it said first, or nothing
 */
public record Overlay(MessageState state, byte @Nullable [] payload) {

    /** As it was written. */
    static final Overlay NONE = new Overlay(MessageState.ORIGINAL, null);

    private static final int EDIT_PARTS = 4;
    private static final int DELETION_PARTS = 3;

    /**
     * Reads what stands beside the stream.
     *
     * @param fate edit, deletion or erasure; null: none of them
     * @param reactions what people gave it; null: nobody ever gave any
     * @return what they say
     * @throws CorruptEntryException if one of them is none of ours
     */
    public static Overlay of(byte @Nullable [] fate, byte @Nullable [] reactions) {
        Overlay overlay = fate == null ? NONE : read(fate);
        if (reactions == null || overlay.isDeleted()) {
            return overlay;
        }
        ReactionSummary given = StoredReaction.summary(new String(reactions, StandardCharsets.UTF_8));
        return new Overlay(overlay.state.reactions(given), overlay.payload);
    }

    private static Overlay read(byte[] fate) {
        int end = 0;
        while (end < fate.length && fate[end] != '\n') {
            end++;
        }
        String[] head = new String(fate, 0, end, StandardCharsets.UTF_8).split(";", -1);
        try {
            if (head[0].equals("e") && head.length >= EDIT_PARTS) {
                int version = (int) Numbers.count(head[2]);
                Edit edit = new Edit(Numbers.id(head[1]), UserId.of(head[3]), version);
                return NONE.edited(edit, Arrays.copyOfRange(fate, Math.min(end + 1, fate.length), fate.length));
            }
            boolean erased = head[0].equals("x");
            if ((erased || head[0].equals("d")) && head.length >= DELETION_PARTS) {
                return NONE.deleted(new Deletion(Numbers.id(head[1]), UserId.of(head[2]), erased));
            }
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("what became of it breaks a rule: " + foreign.rule());
        }
        throw new CorruptEntryException("what became of it is of no known kind");
    }

    Overlay edited(Edit edit, byte[] content) {
        return new Overlay(state.edited(edit), content);
    }

    Overlay deleted(Deletion deletion) {
        return new Overlay(state.deleted(deletion), null);
    }

    Overlay withReplies(String thread) {
        String[] parts = thread.split(";", -1);
        if (parts.length < 2) {
            throw new CorruptEntryException("its thread is not <replies>;<last reply>");
        }
        ThreadSummary summary = new ThreadSummary(Numbers.count(parts[0]), Numbers.id(parts[1]));
        return new Overlay(state.thread(summary), payload);
    }

    Overlay replied(MessageId reply) {
        return new Overlay(state.thread(state.thread().after(reply)), payload);
    }

    boolean isErased() {
        return state.deletion().filter(Deletion::erased).isPresent();
    }

    boolean isDeleted() {
        return state.deletion().isPresent();
    }

    int size() {
        return payload == null ? 0 : payload.length;
    }
}
