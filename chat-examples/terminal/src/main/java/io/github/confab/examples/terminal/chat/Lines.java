package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Line;
import io.github.confab.examples.terminal.state.Phrase;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Turns what a feed tells into what the log shows. */
final class Lines {

    private final UserId me;
    private final Function<ChannelId, Channel> channels;
    private final Names names;
    private final Clock clock;

    Lines(UserId me, Function<ChannelId, Channel> channels, Names names, Clock clock) {
        this.me = me;
        this.channels = channels;
        this.names = names;
        this.clock = clock;
    }

    Mono<Line.Said> said(StreamMessage message) {
        boolean mine = message.author().id().equals(me);
        boolean mentionsMe = message.mentions().contains(me);
        return Mono.zip(names.shown(message.author()), answered(message))
                .map(known -> new Line.Said(message, known.getT1(), mine, mentionsMe, known.getT2()));
    }

    private Mono<Optional<Line.Quote>> answered(StreamMessage message) {
        if (message.replyTo().isEmpty()) {
            return Mono.just(Optional.empty());
        }
        return channels.apply(message.channelId())
                .messages()
                .get(message.replyTo().get())
                .flatMap(answered ->
                        names.shown(answered.author()).map(author -> new Line.Quote(author, answered.text())))
                .map(Optional::of)
                // a reply without what it answers is better than none
                .onErrorReturn(Optional.empty())
                .defaultIfEmpty(Optional.empty());
    }

    /** Emits the event; nothing for what nobody needs to see. */
    Mono<Event> event(FeedEvent event) {
        if (event instanceof FeedEvent.MessageEvent message) {
            return said(message.message()).map(line -> new Event.Arrived(event.channel(), line));
        }
        if (event instanceof FeedEvent.MembershipEvent member) {
            if (member.user().equals(me) && member.change() != FeedEvent.MembershipEvent.Change.JOINED) {
                return gone(member);
            }
            String key = member.change().name().toLowerCase(Locale.ROOT);
            return happened(event, member.id(), member.user(), key);
        }
        if (event instanceof FeedEvent.RoleChanged role) {
            return happened(
                    event, role.id(), role.user(), "role", role.role().name().toLowerCase(Locale.ROOT));
        }
        if (event instanceof FeedEvent.MessageChanged changed) {
            return Mono.just(new Event.Changed(changed.channel(), changed));
        }
        if (event instanceof FeedEvent.PinChanged pin) {
            return happened(event, pin.id(), pin.by(), pin.pinned() ? "pinned" : "unpinned");
        }
        if (event instanceof FeedEvent.CaughtUp caughtUp) {
            return Mono.just(new Event.CaughtUp(caughtUp.channel()));
        }
        return broken(event);
    }

    /** Somebody removed this user, or they left elsewhere. */
    private Mono<Event> gone(FeedEvent.MembershipEvent event) {
        String key =
                switch (event.change()) {
                    case BANNED -> "gone.banned";
                    case LEFT -> "gone.left";
                    default -> "gone.removed";
                };
        return channels.apply(event.channel())
                .info()
                .map(info -> "#" + info.name().value())
                .onErrorReturn("#")
                .defaultIfEmpty("#")
                .map(label -> new Event.Gone(event.channel(), Phrase.of(key, label)));
    }

    private Mono<Event> broken(FeedEvent event) {
        if (event instanceof FeedEvent.Gap gap) {
            String key = gap.reason() == FeedEvent.Gap.Reason.TRIMMED ? "gap" : "gap.removed";
            return Mono.just(new Event.Arrived(event.channel(), line(Phrase.of(key, String.valueOf(gap.messages())))));
        }
        if (event instanceof FeedEvent.Rewritten rewritten) {
            return Mono.just(new Event.Rewound(event.channel(), rewritten.fork(), line(Phrase.of("rewritten"))));
        }
        if (event instanceof FeedEvent.Reset) {
            return Mono.just(new Event.Rewound(event.channel(), MessageId.MIN, line(Phrase.of("reset"))));
        }
        if (event instanceof FeedEvent.CorruptEntry corrupt) {
            return Mono.just(new Event.Arrived(event.channel(), line(Phrase.of("corrupt", corrupt.problem()))));
        }
        return Mono.empty();
    }

    private Mono<Event> happened(FeedEvent event, MessageId id, UserId user, String key, String... more) {
        return names.shown(user).map(name -> {
            String[] arguments = new String[more.length + 1];
            arguments[0] = name;
            System.arraycopy(more, 0, arguments, 1, more.length);
            Line line = new Line.Happened(Optional.of(id), id.timestamp(), Phrase.of(key, arguments));
            return new Event.Arrived(event.channel(), line);
        });
    }

    private Line line(Phrase phrase) {
        return new Line.Happened(Optional.empty(), clock.instant(), phrase);
    }
}
