package io.github.confab.chat.contract;

import org.junit.jupiter.api.Test;

/** Everybody may do with messages what {@link MessageRights} says, and nothing else. */
public interface MessageRightsContract extends ChatBackend {

    @Test
    default void messagesOfAPublicChannel_everybody_mayWhatTheTableSays() {
        check("public");
    }

    @Test
    default void messagesOfAPrivateChannel_everybody_mayWhatTheTableSays() {
        check("private");
    }

    private void check(String kind) {
        MessageRights scene = MessageRights.in(chat(), kind);
        AuthorizationCheck.check(
                kind, AuthorizationTable.of(MessageRights.TEXT, kind), cell -> scene.tried(cell.verb(), cell.who()));
    }
}
