package io.github.confab.chat.contract;

import org.junit.jupiter.api.Test;

/** Everybody may do what {@link AuthorizationTable} says, and nothing else. */
public interface AuthorizationContract extends ChatBackend {

    @Test
    default void publicChannel_everybody_mayWhatTheTableSays() {
        check("public");
    }

    @Test
    default void privateChannel_everybody_mayWhatTheTableSays() {
        check("private");
    }

    @Test
    default void directChannel_everybody_mayWhatTheTableSays() {
        check("direct");
    }

    private void check(String kind) {
        AuthorizationScene.Cast cast = new AuthorizationScene.Cast(chat());
        AuthorizationCheck.check(
                kind,
                AuthorizationTable.of(kind),
                cell -> AuthorizationScene.tried(cast, kind, cell.verb(), cell.who()));
    }
}
