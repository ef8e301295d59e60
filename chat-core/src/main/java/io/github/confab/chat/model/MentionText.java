package io.github.confab.chat.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a text seems to mention: what stands behind its at signs, by the rules of {@link Username}. Which of the names are
 * somebody's is not known here. Immutable; safe to share between threads.
 *
 * <p>A mention begins at the beginning, or behind anything but a letter, a digit, an underscore or another at sign, so
 * that {@code user@example.com} is none; the wide at sign of East Asian keyboards counts too. It goes on as far as a name could; full stops,
 * hyphens and underscores at its end do not belong to it. What another at sign follows directly is an address. Where a
 * script is written without spaces, or words grow at their end (Chinese, Japanese, Thai, Korean and others), the text goes
 * on without a seam: there a letter may stand before the at sign, and every beginning of what follows may be the name.
 *
 * <p>Finding takes time in proportion to the text, and at most 50 different mentions with at most 200 names in all are
 * found; what comes after them is text.
 *
 * @param mentions per mention the names it may mean, the longest first; at least one each
 * @param calls the words among them that call on many at once; they are no names
 */
public record MentionText(List<List<Username>> mentions, Set<Call> calls) {

    /** Nobody is mentioned. */
    public static final MentionText NOBODY = new MentionText(List.of(), Set.of());

    private static final int MAX_MENTIONS = 50;
    private static final int MAX_NAMES = 200;

    /** Names that are looked at, also those that break a rule: each takes a while. */
    private static final int MAX_LOOKS = 400;

    /** Copies what it is given. */
    public MentionText {
        mentions =
                Rules.present("mentions", mentions).stream().map(List::copyOf).toList();
        if (mentions.stream().anyMatch(List::isEmpty)) {
            throw new InvalidArgumentException("mentions", "must have at least one name each");
        }
        Rules.present("calls", calls);
        calls = calls.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(calls));
    }

    /**
     * @param text any text
     * @return whom it seems to mention, in its order
     * @throws InvalidArgumentException if {@code text} is null
     */
    public static MentionText in(String text) {
        return MentionRun.hasSign(Rules.present("text", text)) ? new Search().through(text) : NOBODY;
    }

    /**
     * @param others what else calls on many
     * @return this with those calls
     * @throws InvalidArgumentException if {@code others} is null
     */
    public MentionText calling(Set<Call> others) {
        if (calls.containsAll(Rules.present("calls", others))) {
            return this;
        }
        Set<Call> both = EnumSet.copyOf(others);
        both.addAll(calls);
        return new MentionText(mentions, both);
    }

    /**
     * Whether nobody is mentioned and called.
     *
     * @return true if it holds nothing
     */
    public boolean isEmpty() {
        return mentions.isEmpty() && calls.isEmpty();
    }

    /** What was found so far. */
    private static final class Search {

        private final Map<List<String>, List<Username>> found = new LinkedHashMap<>();
        private final Set<Call> calls = EnumSet.noneOf(Call.class);
        private final Set<MentionRun> seen = new HashSet<>();
        private final List<String> looked = new ArrayList<>();
        private final List<Username> names = new ArrayList<>();

        MentionText through(String text) {
            for (int at = MentionRun.nextSign(text, 0); at >= 0 && hasRoom(); at = MentionRun.nextSign(text, at + 1)) {
                if (MentionRun.mayBegin(text, at)) {
                    MentionRun.behind(text, at).ifPresent(this::add);
                }
            }
            return new MentionText(List.copyOf(found.values()), calls);
        }

        private boolean hasRoom() {
            return found.size() < MAX_MENTIONS && names.size() < MAX_NAMES && looked.size() < MAX_LOOKS;
        }

        private void add(MentionRun run) {
            Optional<Call> call = run.call();
            if (call.isPresent()) {
                calls.add(call.get());
                return;
            }
            if (!seen.add(run)) {
                return;
            }
            List<Username> candidates = new ArrayList<>();
            for (String candidate : run.candidates()) {
                if (looked.size() < MAX_LOOKS && names.size() + candidates.size() < MAX_NAMES) {
                    looked.add(candidate);
                    username(candidate).ifPresent(candidates::add);
                }
            }
            List<String> same =
                    candidates.stream().map(Username::normalized).distinct().toList();
            if (!candidates.isEmpty() && found.putIfAbsent(same, candidates) == null) {
                names.addAll(candidates);
            }
        }

        private static Optional<Username> username(String candidate) {
            try {
                return Optional.of(Username.of(candidate));
            } catch (InvalidArgumentException noName) {
                return Optional.empty();
            }
        }
    }
}
