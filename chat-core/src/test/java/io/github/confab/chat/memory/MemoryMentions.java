package io.github.confab.chat.memory;

import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the users whom the text of a draft mentions. */
final class MemoryMentions {

    private static final int MAX_MENTIONS = 50;

    private MemoryMentions() {}

    /** The draft with those whom its text mentions, as far as there is room for them. */
    static Draft said(Draft draft, Accounts accounts) {
        Set<UserId> found = new LinkedHashSet<>(draft.mentions());
        MentionText.in(draft.text()).mentions().stream()
                .map(names -> names.stream()
                        .map(accounts::find)
                        .flatMap(Optional::stream)
                        .findFirst())
                .flatMap(Optional::stream)
                .map(User::id)
                .filter(user -> found.size() < MAX_MENTIONS)
                .forEach(found::add);
        return draft.mentioning(found.toArray(UserId[]::new));
    }
}
