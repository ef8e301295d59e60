package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.redis.AppendReply.Outcome;
import io.github.confab.chat.lettuce.redis.AppendReply.Status;
import io.github.confab.chat.lettuce.redis.AppendReply.Verdict;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;

/** Reads what publish.lua replies. */
final class AppendReplies {

    private static final int MILLIS = 1;
    private static final int FIRST_SEQ = 2;
    private static final int CODES = 3;
    private static final int DUPLICATES = 4;
    private static final int WAITS = 5;

    private AppendReplies() {}

    static AppendReply read(List<Object> reply) {
        String status = Replies.text(reply.get(0));
        return switch (status) {
            case "DONE" -> new AppendReply(Status.DONE, outcomes(Replies.text(reply.get(1))));
            case "NOCHANNEL" -> new AppendReply(Status.NO_CHANNEL, List.of());
            case "STALE" -> new AppendReply(Status.STALE, List.of());
            case "EARLY" -> new AppendReply(Status.EARLY, List.of());
            default -> throw new IllegalStateException("publish.lua replied " + status);
        };
    }

    private static List<Outcome> outcomes(String record) {
        String[] parts = record.split(";", -1);
        long millis = Long.parseLong(parts[MILLIS]);
        long seq = Long.parseLong(parts[FIRST_SEQ]);
        String codes = parts[CODES];
        String[] duplicates = parts[DUPLICATES].split(",", -1);
        String[] waits = parts.length > WAITS ? parts[WAITS].split(",", -1) : new String[0];
        int duplicate = 0;
        int wait = 0;
        List<Outcome> outcomes = new ArrayList<>(codes.length());
        for (int i = 0; i < codes.length(); i++) {
            char code = codes.charAt(i);
            if (code == 'o') {
                outcomes.add(new Outcome(Verdict.STORED, new MessageId(millis, seq++)));
            } else if (code == 'd') {
                outcomes.add(new Outcome(Verdict.DUPLICATE, MessageId.parse(duplicates[duplicate++])));
            } else if (code == 's') {
                outcomes.add(new Outcome(Verdict.TOO_FAST, MessageId.MIN, Long.parseLong(waits[wait++])));
            } else {
                outcomes.add(new Outcome(refusal(code), MessageId.MIN));
            }
        }
        return outcomes;
    }

    private static Verdict refusal(char code) {
        return switch (code) {
            case 'c' -> Verdict.CONFLICT;
            case 'n' -> Verdict.NOT_A_MEMBER;
            case 'x' -> Verdict.BANNED;
            case 'm' -> Verdict.MUTED;
            case 'r' -> Verdict.ROLE_TOO_LOW;
            case 'g' -> Verdict.NO_MESSAGE;
            case 'b' -> Verdict.BUSY;
            default -> throw new IllegalStateException("publish.lua gave the code " + code);
        };
    }
}
