package io.github.confab.chat.memory;

import io.github.confab.chat.UserContent;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageState.Deletion;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What users of a store wrote. */
final class MemoryContent implements UserContent {

    private static final HistoryQuery ALL = HistoryQuery.oldest().limit(1000);

    private final MemoryStore store;
    private final Lifetime lifetime;

    MemoryContent(MemoryStore store, Lifetime lifetime) {
        this.store = store;
        this.lifetime = lifetime;
    }

    @Override
    public Flux<String> export(UserId user) {
        Arguments.present("user id", user);
        return lifetime.ask("export what user " + user + " wrote", () -> lines(user))
                .flatMapIterable(lines -> lines);
    }

    private List<String> lines(UserId user) {
        List<String> lines = new ArrayList<>();
        lines.add(store.accounts()
                .with(user, account -> ExportWriter.account(account.profile()))
                .orElseThrow(() -> new UserNotFoundException(user.value())));
        store.schedules().of(user).forEach(message -> lines.add(ExportWriter.scheduled(message)));
        long messages = 0;
        for (ChannelState channel : store.directory().all()) {
            if (channel.has(user)) {
                lines.add(ExportWriter.membership(channel.info()));
            }
            List<StreamMessage> theirs = by(user, channel);
            theirs.forEach(message -> lines.addAll(said(channel, message)));
            messages += theirs.size();
        }
        lines.add(ExportWriter.end(messages));
        return lines;
    }

    /** The message as it was written, then each edit. */
    private static List<String> said(ChannelState channel, StreamMessage message) {
        List<MessageVersion> versions =
                new ArrayList<>(channel.onMessages(acts -> acts.versions(UserId.SYSTEM, message.id())));
        Collections.reverse(versions);
        return versions.stream()
                .map(version -> ExportWriter.written(channel.info(), message, version))
                .toList();
    }

    private static List<StreamMessage> by(UserId user, ChannelState channel) {
        List<StreamMessage> theirs = new ArrayList<>();
        List<StreamMessage> page = channel.log().read(ALL);
        while (!page.isEmpty()) {
            page.stream().filter(message -> message.author().id().equals(user)).forEach(theirs::add);
            page = channel.log()
                    .read(HistoryQuery.after(page.get(page.size() - 1).id()).limit(1000));
        }
        return theirs;
    }

    private static boolean isErased(StreamMessage message) {
        return message.state().deletion().filter(Deletion::erased).isPresent();
    }

    @Override
    public Mono<Long> erase(UserId user) {
        Arguments.present("user id", user);
        return lifetime.ask("erase what user " + user + " wrote", () -> {
            if (store.accounts().find(user).isEmpty()) {
                throw new UserNotFoundException(user.value());
            }
            store.schedules().forget(user);
            return store.directory().all().stream()
                    .mapToLong(channel -> erased(user, channel))
                    .sum();
        });
    }

    private static long erased(UserId user, ChannelState channel) {
        return by(user, channel).stream()
                .filter(message -> channel.onMessages(acts -> acts.erase(UserId.SYSTEM, message.id())))
                .count();
    }
}
