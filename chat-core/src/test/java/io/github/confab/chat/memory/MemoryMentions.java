package io.github.confab.chat.memory;

import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom messages mention, by name or by a call, and who is told. */
final class MemoryMentions {

    private static final int MAX_MENTIONS = 50;
    private static final int MOST_CALLED = 1000;

    private final ChannelState channel;
    private final Session session;
    private final UserId me;

    MemoryMentions(ChannelState channel, Session session) {
        this.channel = channel;
        this.session = session;
        this.me = session.user().id();
    }

    /** What is stored of a draft: with those whom its text mentions, as far as there is room; without calls it may not make. */
    MessageContent said(Draft draft) {
        MentionText text = MentionText.in(draft.text());
        Set<UserId> users = new LinkedHashSet<>(draft.mentions());
        text.mentions().stream()
                .map(this::first)
                .flatMap(Optional::stream)
                .filter(user -> users.size() < MAX_MENTIONS)
                .forEach(users::add);
        MessageContent content = draft.content();
        Set<Call> calls = EnumSet.noneOf(Call.class);
        if (channel.people(people -> people.mayCall(me))) {
            calls.addAll(content.extras().calls());
            calls.addAll(text.calls());
        }
        return new MessageContent(
                content.text(),
                content.attributes(),
                List.copyOf(users),
                content.extras().calls(calls));
    }

    private Optional<UserId> first(List<Username> names) {
        return names.stream()
                .map(session.store().accounts()::find)
                .flatMap(Optional::stream)
                .findFirst()
                .map(User::id);
    }

    /** Counts a message for those whom it mentions, and tells them. */
    void tell(LogEntry.Said said) {
        MessageContent content = said.first();
        boolean all = content.extras().calls().contains(Call.CHANNEL);
        Set<UserId> users = new LinkedHashSet<>(content.mentions());
        if (all) {
            channel.readers().called(said.ordinal());
            users.addAll(atMost(channel.people(people -> people.others(me))));
        } else if (content.extras().calls().contains(Call.HERE)) {
            users.addAll(atMost(present()));
        }
        users.remove(me);
        users.stream().filter(channel::has).forEach(user -> {
            if (!all) {
                channel.readers().mentioned(user, said.ordinal());
            }
            session.store().inboxes().tell(user, "mentioned", me, channel.id(), said.id());
        });
    }

    private List<UserId> present() {
        return channel.roster().snapshot().users().stream()
                .map(PresentUser::user)
                .toList();
    }

    private static List<UserId> atMost(List<UserId> users) {
        return users.size() > MOST_CALLED ? List.of() : users;
    }
}
