package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelName;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what state.lua replies, and writes kinds and retentions as it stores them. */
final class ChannelStates {

    private static final int NAME = 0;
    private static final int DESCRIPTION = 1;
    private static final int KIND = 2;
    private static final int CREATED_AT = 3;
    private static final int OWNER = 4;
    private static final int MAX_MESSAGES = 5;
    private static final int MAX_AGE = 6;
    private static final int NORMALIZED_NAME = 7;
    private static final int NAME_VERSION = 9;
    private static final int MEMBER = 10;
    private static final int LAST = 11;
    private static final int POLICY = 12;
    private static final int RECORD = 13;
    private static final int PEER = 14;
    private static final int MESSAGES = 15;

    private ChannelStates() {}

    static ChannelState read(ChannelId id, Actor asker, List<Object> state) {
        try {
            ChannelInfo info = new ChannelInfo(
                    id,
                    ChannelName.of(Replies.text(state.get(NAME))),
                    Replies.text(state.get(DESCRIPTION)),
                    ChannelKind.valueOf(Replies.text(state.get(KIND)).toUpperCase(Locale.ROOT)),
                    retention(Replies.number(state.get(MAX_MESSAGES)), Replies.number(state.get(MAX_AGE))),
                    Policies.read(Replies.textOrNull(state.get(POLICY)), Replies.textOrNull(state.get(MESSAGES))),
                    Instant.ofEpochMilli(Replies.number(state.get(CREATED_AT))));
            return new ChannelState(
                    info,
                    Replies.text(state.get(NORMALIZED_NAME)),
                    Replies.number(state.get(NAME_VERSION)),
                    Replies.text(state.get(OWNER)),
                    asker(asker, state));
        } catch (InvalidArgumentException e) {
            throw corrupt(id, e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw corrupt(id, e);
        }
    }

    private static ChannelState.Asker asker(Actor asker, List<Object> state) {
        String owner = Replies.text(state.get(OWNER));
        String peer = Replies.textOrNull(state.get(PEER));
        return new ChannelState.Asker(
                Replies.number(state.get(MEMBER)) == 1,
                MemberRecord.role(asker.user().value(), owner, Replies.textOrNull(state.get(RECORD))),
                Replies.id(state.get(LAST)),
                Optional.ofNullable(peer).map(UserId::of));
    }

    static byte[] kind(ChannelKind kind) {
        return Replies.bytes(kind.name().toLowerCase(Locale.ROOT));
    }

    /** 0 is no bound. */
    static byte[] maxMessages(Retention retention) {
        return Replies.bytes(Long.toString(retention.maxMessages().orElse(0L)));
    }

    /** In milliseconds; 0 is no bound. */
    static byte[] maxAge(Retention retention) {
        return Replies.bytes(
                Long.toString(retention.maxAge().map(ChannelStates::millis).orElse(0L)));
    }

    /** Whoever keeps for longer than a long counts keeps for ever. */
    private static long millis(Duration age) {
        return age.compareTo(Duration.ofMillis(Long.MAX_VALUE)) < 0 ? age.toMillis() : 0;
    }

    private static Retention retention(long maxMessages, long maxAge) {
        return new Retention(
                maxMessages == 0 ? Optional.empty() : Optional.of(maxMessages),
                maxAge == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(maxAge)));
    }

    private static CorruptDataException corrupt(ChannelId id, RuntimeException cause) {
        return new CorruptDataException(
                "the fields of channel " + id + " are not as this library writes them; find out who writes there",
                cause);
    }
}
