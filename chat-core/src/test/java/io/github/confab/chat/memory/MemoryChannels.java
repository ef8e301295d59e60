package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The channels of a store, as one user sees them. */
final class MemoryChannels implements Channels {

    private final Session session;
    private final Directory directory;
    private final UserId me;

    MemoryChannels(Session session) {
        this.session = session;
        this.directory = session.store().directory();
        this.me = session.user().id();
    }

    @Override
    public Mono<Channel> create(ChannelSpec spec) {
        Arguments.present("channel specification", spec);
        return session.lifetime().ask("create channel", () -> channel(directory.create(spec, me)));
    }

    @Override
    public Mono<Channel> open(String name) {
        ChannelName wanted = ChannelName.of(name);
        return session.lifetime().ask("open channel", () -> {
            ChannelState channel = directory.findOrCreate(wanted, me);
            channel.join(me);
            return channel(channel);
        });
    }

    @Override
    public Mono<ChannelInfo> find(String name) {
        ChannelName wanted = ChannelName.of(name);
        return session.lifetime()
                .ask("find channel", () -> directory.find(wanted))
                .flatMap(Mono::justOrEmpty)
                .filter(channel -> channel.mayKnow(me))
                .map(ChannelState::info);
    }

    @Override
    public Mono<ChannelInfo> update(ChannelId id, ChannelUpdate update) {
        Arguments.present("channel id", id);
        Arguments.present("channel update", update);
        return session.lifetime().ask("update channel " + id, () -> {
            ChannelState channel = directory.channel(id);
            mustUpdate(channel, update);
            return directory.update(channel, update);
        });
    }

    /** Moderators may change the description alone. */
    private void mustUpdate(ChannelState channel, ChannelUpdate update) {
        boolean descriptionOnly = update.name().isEmpty()
                && update.retention().isEmpty()
                && update.policy().isEmpty();
        boolean moderates = channel.people(people -> people.rank(me) >= MemberBook.rank(Role.MODERATOR));
        if (!descriptionOnly || !moderates) {
            channel.mustOwn(me);
        }
        if (update.name().isPresent()) {
            channel.people(people -> {
                people.mustNotBeDirect(me);
                return true;
            });
        }
    }

    @Override
    public Mono<Void> delete(ChannelId id) {
        Arguments.present("channel id", id);
        return session.lifetime()
                .ask("delete channel " + id, () -> directory.find(id))
                .flatMap(Mono::justOrEmpty)
                .doOnNext(channel -> {
                    channel.mustOwn(me);
                    directory.delete(channel);
                })
                .then();
    }

    @Override
    public Mono<Page<ChannelInfo>> list(PageRequest page) {
        Arguments.present("page", page);
        return session.lifetime().ask("list channels", () -> directory.list(name -> true, page));
    }

    @Override
    public Mono<Page<ChannelInfo>> search(String prefix, PageRequest page) {
        String wanted = ChannelName.of(prefix).normalized();
        Arguments.present("page", page);
        return session.lifetime()
                .ask(
                        "search channels",
                        () -> directory.list(name -> name.startsWith(wanted) || name.contains(" " + wanted), page));
    }

    private Channel channel(ChannelState state) {
        return new MemoryChannel(state.id(), session);
    }
}
