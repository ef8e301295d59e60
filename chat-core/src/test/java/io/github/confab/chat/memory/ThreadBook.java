package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads of a channel. Used under the lock of its channel. */
final class ThreadBook {

    private static final int MOST_FOLLOWERS = 1000;

    private final MemberBook people;
    private final MemoryLog log;
    private final Map<MessageId, NavigableSet<MessageId>> replies = new HashMap<>();

    /** By root and user: up to where they have read. */
    private final Map<MessageId, NavigableMap<String, MessageId>> followers = new HashMap<>();

    ThreadBook(MemberBook people, MemoryLog log) {
        this.people = people;
        this.log = log;
    }

    /** @param content what is stored of the draft */
    StreamMessage say(User author, Draft draft, MessageContent content) {
        Optional<StreamMessage> answered = draft.replyTo().map(id -> standing(author.id(), id));
        Optional<MessageId> root = answered.map(message -> message.thread().orElse(message.id()));
        StreamMessage said = log.say(author, draft, content, root);
        root.ifPresent(thread -> {
            boolean first =
                    replies.computeIfAbsent(thread, id -> new TreeSet<>()).isEmpty();
            replies.get(thread).add(said.id());
            UserId began = answered.orElseThrow().author().id();
            boolean joins = first && answered.get().id().equals(thread) && !began.equals(author.id());
            if (joins && people.has(began)) {
                enter(thread, began, thread);
            }
            if (!author.id().equals(UserId.SYSTEM)) {
                enter(thread, author.id(), said.id());
            }
        });
        return said;
    }

    private StreamMessage standing(UserId author, MessageId id) {
        return log.message(id).filter(message -> !message.isDeleted()).orElseThrow(() -> {
            people.takeBackPost(author);
            return new MessageNotFoundException(log.channel(), id);
        });
    }

    private boolean enter(MessageId root, UserId user, MessageId place) {
        NavigableMap<String, MessageId> all = of(root);
        if (!all.containsKey(user.value()) && all.size() >= MOST_FOLLOWERS) {
            return false;
        }
        all.put(user.value(), place);
        return true;
    }

    private NavigableMap<String, MessageId> of(MessageId root) {
        return followers.computeIfAbsent(root, id -> new TreeMap<>());
    }

    /** A reply stands for the message that began its thread. */
    MessageId root(MessageId message) {
        return log.message(message).flatMap(StreamMessage::thread).orElse(message);
    }

    private NavigableSet<MessageId> answers(MessageId root) {
        return replies.getOrDefault(root, new TreeSet<>());
    }

    List<StreamMessage> replies(UserId me, MessageId any, HistoryQuery query) {
        people.mustRead(me);
        NavigableSet<MessageId> within = answers(root(any)).subSet(query.after(), false, query.before(), false);
        boolean newest = query.end() == HistoryQuery.End.NEWEST;
        Stream<StreamMessage> found = (newest ? within.descendingSet() : within)
                .stream().map(log::message).flatMap(Optional::stream).limit(query.limit());
        return found.sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }

    boolean follow(UserId me, MessageId any) {
        if (me.equals(UserId.SYSTEM)) {
            return false;
        }
        people.must(me, Role.GUEST);
        if (log.message(any).isEmpty()) {
            throw new MessageNotFoundException(log.channel(), any);
        }
        MessageId root = root(any);
        if (of(root).containsKey(me.value())) {
            return false;
        }
        if (!enter(root, me, last(root))) {
            throw people.forbidden(me, Reason.TOO_MANY);
        }
        return true;
    }

    private MessageId last(MessageId root) {
        return answers(root).isEmpty() ? root : answers(root).last();
    }

    boolean unfollow(UserId me, MessageId any) {
        return of(root(any)).remove(me.value()) != null;
    }

    void markRead(UserId me, MessageId any, MessageId reply) {
        people.mustRead(me);
        MessageId root = root(any);
        MessageId upTo = reply.isAfter(last(root)) ? last(root) : reply;
        of(root).computeIfPresent(me.value(), (user, place) -> upTo.isAfter(place) ? upTo : place);
    }

    long unread(UserId me, MessageId any) {
        people.mustRead(me);
        MessageId root = root(any);
        MessageId place = of(root).get(me.value());
        return place == null ? 0 : answers(root).tailSet(place, false).size();
    }

    /** The members among them, by their ids. */
    NavigableMap<String, UserId> followers(MessageId any) {
        return of(root(any)).keySet().stream()
                .map(UserId::of)
                .filter(people::has)
                .collect(Collectors.toMap(UserId::value, Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
