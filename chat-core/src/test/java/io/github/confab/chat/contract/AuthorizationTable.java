package io.github.confab.chat.contract;

import io.github.confab.chat.error.ForbiddenException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may do what, in a channel with the default policy. The same table stands in docs/people.md. */
public final class AuthorizationTable {

    /**
     * {@code ok}, or the first letters of the reason for the refusal; {@code -}: there is nobody like that. A guest, member,
     * moderator and owner are what their role says; {@code muted} is a muted member.
     */
    public static final String TEXT = """
            public channel             stranger guest member muted banned moderator owner application
            publish, produce           NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            broadcast                  NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            started                    NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            subscribe, feed, history   ok       ok    ok     ok    BANNED ok        ok    ok
            search                     ok       ok    ok     ok    BANNED ok        ok    ok
            mark, unread, receipts     ok       ok    ok     ok    BANNED ok        ok    ok
            share                      NOT_A    ok    ok     ok    BANNED ok        ok    ok
            watch, present, count      ok       ok    ok     ok    BANNED ok        ok    ok
            info                       ok       ok    ok     ok    ok     ok        ok    ok
            consume, lag               NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            join                       ok       ok    ok     ok    BANNED ok        ok    ok
            leave                      ok       ok    ok     ok    ok     ok        ok    ok
            get, list                  ok       ok    ok     ok    BANNED ok        ok    ok
            invite                     NOT_A    ROLE  ok     ok    BANNED ok        ok    ok
            add, remove, uninvite      NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            ban, unban, mute, unmute   NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            assign, bans, invitations  NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            remove-moderator           NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ok    ok
            promote, hand-over         NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ok    ok
            ban-owner                  NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ROLE  ok
            describe                   NOT_THE  NOT_THE NOT_THE NOT_THE NOT_THE ok  ok    ok
            rename, govern, delete     NOT_THE  NOT_THE NOT_THE NOT_THE NOT_THE NOT_THE ok ok

            private channel            stranger guest member muted banned moderator owner application
            publish, produce           NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            broadcast                  NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            started                    NOT_A    ROLE  ok     MUTED BANNED ok        ok    ok
            subscribe, feed, history   PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            search                     PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            mark, unread, receipts     PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            share                      PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            watch, present, count      PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            info                       PRIVATE  ok    ok     ok    PRIVATE ok       ok    ok
            consume, lag               NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            join                       PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            leave                      ok       ok    ok     ok    ok     ok        ok    ok
            get, list                  PRIVATE  ok    ok     ok    BANNED ok        ok    ok
            invite                     NOT_A    ROLE  ok     ok    BANNED ok        ok    ok
            add, remove, uninvite      NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            ban, unban, mute, unmute   NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            assign, bans, invitations  NOT_A    ROLE  ROLE   ROLE  BANNED ok        ok    ok
            remove-moderator           NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ok    ok
            promote, hand-over         NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ok    ok
            ban-owner                  NOT_A    ROLE  ROLE   ROLE  BANNED ROLE      ROLE  ok
            describe                   NOT_THE  NOT_THE NOT_THE NOT_THE NOT_THE ok  ok    ok
            rename, govern, delete     NOT_THE  NOT_THE NOT_THE NOT_THE NOT_THE NOT_THE ok ok

            direct channel             stranger guest member muted banned moderator owner application
            publish, produce           NOT_A    -     ok     -     -      -         -     ok
            broadcast                  NOT_A    -     ok     -     -      -         -     ok
            started                    NOT_A    -     ok     -     -      -         -     ok
            subscribe, feed, history   PRIVATE  -     ok     -     -      -         -     ok
            search                     PRIVATE  -     ok     -     -      -         -     ok
            mark, unread, receipts     PRIVATE  -     ok     -     -      -         -     ok
            share                      PRIVATE  -     ok     -     -      -         -     ok
            watch, present, count      PRIVATE  -     ok     -     -      -         -     ok
            info                       PRIVATE  -     ok     -     -      -         -     ok
            consume, lag               NOT_A    -     ROLE   -     -      -         -     ok
            join                       PRIVATE  -     ok     -     -      -         -     ok
            leave                      ok       -     ok     -     -      -         -     ok
            get, list                  PRIVATE  -     ok     -     -      -         -     ok
            invite                     DIRECT   -     DIRECT -     -      -         -     DIRECT
            add, remove, uninvite      DIRECT   -     DIRECT -     -      -         -     DIRECT
            ban, unban, mute, unmute   DIRECT   -     DIRECT -     -      -         -     DIRECT
            assign, bans, invitations  DIRECT   -     DIRECT -     -      -         -     DIRECT
            describe, govern, delete   NOT_THE  -     NOT_THE -    -      -         -     ok
            rename                     NOT_THE  -     NOT_THE -    -      -         -     DIRECT
            """;

    private static final int VERBS_WIDTH = 27;

    private AuthorizationTable() {}

    /** Somebody who tries. */
    enum Who {
        STRANGER,
        GUEST,
        MEMBER,
        MUTED,
        BANNED,
        MODERATOR,
        OWNER,
        APPLICATION
    }

    /**
     * What comes of one try.
     *
     * @param verb what is tried
     * @param who who tries
     * @param refusal why it is refused; empty: it is not
     */
    record Cell(String verb, Who who, Optional<Reason> refusal) {}

    /** The cells of {@code public}, {@code private} or {@code direct}. */
    static List<Cell> of(String kind) {
        return of(TEXT, kind);
    }

    /** The cells of one kind of channel in a table of this form. */
    static List<Cell> of(String table, String kind) {
        List<Cell> cells = new ArrayList<>();
        String section = "";
        for (String line : table.lines().filter(text -> !text.isBlank()).toList()) {
            if (line.contains(" channel ")) {
                section = line.substring(0, line.indexOf(' '));
            } else if (section.equals(kind)) {
                String[] outcomes = line.substring(VERBS_WIDTH).split(" +");
                for (String verb : line.substring(0, VERBS_WIDTH).strip().split(", ")) {
                    cells.addAll(row(verb, outcomes));
                }
            }
        }
        return cells;
    }

    private static List<Cell> row(String verb, String[] outcomes) {
        if (outcomes.length != Who.values().length) {
            throw new IllegalStateException(verb + " has " + outcomes.length + " outcomes");
        }
        List<Cell> cells = new ArrayList<>();
        for (Who who : Who.values()) {
            String outcome = outcomes[who.ordinal()];
            if (!outcome.equals("-")) {
                cells.add(new Cell(verb, who, Optional.ofNullable(REASONS.get(outcome))));
            }
        }
        return cells;
    }

    private static final Map<String, Reason> REASONS = Map.of(
            "NOT_A", Reason.NOT_A_MEMBER,
            "ROLE", Reason.ROLE_TOO_LOW,
            "MUTED", Reason.MUTED,
            "BANNED", Reason.BANNED,
            "PRIVATE", Reason.PRIVATE,
            "DIRECT", Reason.DIRECT,
            "AUTHOR", Reason.NOT_THE_AUTHOR,
            "NOT_THE", Reason.NOT_THE_OWNER);
}
