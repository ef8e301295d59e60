package io.github.confab.chat.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How many people gave a message which reaction. Immutable; safe to share between threads.
 *
 * @param asOf the change that led to this; {@link MessageId#MIN} if there was none
 * @param counts reactions that somebody gives, the first one given first
 */
public record ReactionSummary(MessageId asOf, List<Count> counts) {

    /** Nobody gave any. */
    public static final ReactionSummary NONE = new ReactionSummary(MessageId.MIN, List.of());

    /** @throws InvalidArgumentException if an argument is null */
    public ReactionSummary {
        Rules.present("reactions as of", asOf);
        counts = List.copyOf(Rules.present("reaction counts", counts));
    }

    /**
     * @param reaction a reaction
     * @return how many people gave it
     */
    public long count(Reaction reaction) {
        for (Count one : counts) {
            if (one.reaction().equals(reaction)) {
                return one.people();
            }
        }
        return 0;
    }

    /** This summary after a change that says how many people give one reaction; an older change says nothing new. */
    ReactionSummary after(MessageId change, Reaction reaction, long people) {
        if (!change.isAfter(asOf)) {
            return this;
        }
        List<Count> changed = new ArrayList<>(counts.size() + 1);
        boolean known = false;
        for (Count one : counts) {
            boolean same = one.reaction().equals(reaction);
            known |= same;
            if (!same) {
                changed.add(one);
            } else if (people > 0) {
                changed.add(new Count(reaction, people));
            }
        }
        if (!known && people > 0) {
            changed.add(new Count(reaction, people));
        }
        return new ReactionSummary(change, changed);
    }

    /**
     * A reaction, and how many people give it.
     *
     * @param reaction which
     * @param people how many, at least 1
     */
    public record Count(Reaction reaction, long people) {}
}
