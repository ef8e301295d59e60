package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a message mentions.
 *
 * @param users in the order of the message, each once
 * @param calls what it calls on many with
 */
public record Mentions(List<UserId> users, Set<Call> calls) {

    public static final Mentions NONE = new Mentions(List.of(), Set.of());

    /** As many as a draft may mention by itself. */
    private static final int MAX_USERS = 50;

    /** These and those that are found besides; what would be too many is left out. */
    public Mentions and(Mentions found) {
        Set<UserId> all = new LinkedHashSet<>(users);
        all.addAll(found.users());
        Set<Call> both = EnumSet.noneOf(Call.class);
        both.addAll(calls);
        both.addAll(found.calls());
        List<UserId> most = new ArrayList<>(all);
        return new Mentions(List.copyOf(most.subList(0, Math.min(MAX_USERS, most.size()))), both);
    }

    /** What a message says that mentions exactly these. */
    public MessageContent in(MessageContent said) {
        boolean same = said.mentions().equals(users) && said.extras().calls().equals(calls);
        return same
                ? said
                : new MessageContent(
                        said.text(), said.attributes(), users, said.extras().calls(calls));
    }

    /** Whether nobody is mentioned. */
    public boolean isEmpty() {
        return users.isEmpty() && calls.isEmpty();
    }
}
