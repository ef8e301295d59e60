package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.contract.AuthorizationTable.Cell;
import io.github.confab.chat.error.ForbiddenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

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
        List<String> wrong = new ArrayList<>();
        List<Cell> cells = AuthorizationTable.of(kind);
        for (Cell cell : cells) {
            String came = outcome(cast, kind, cell);
            String expected = cell.refusal().map(Enum::name).orElse("ok");
            if (!came.equals(expected)) {
                wrong.add(cell.who() + " " + cell.verb() + ": " + expected + " was expected, came: " + came);
            }
        }
        assertThat(cells).as("a table").hasSizeGreaterThan(50);
        assertThat(wrong).as("who may what in a %s channel", kind).isEmpty();
    }

    private static String outcome(AuthorizationScene.Cast cast, String kind, Cell cell) {
        try {
            Flux.from(AuthorizationScene.tried(cast, kind, cell.verb(), cell.who()))
                    .then()
                    .block(PATIENCE);
            return "ok";
        } catch (ForbiddenException refused) {
            return refused.reason().name();
        } catch (RuntimeException other) {
            return Optional.ofNullable(other.getMessage()).orElse(other.toString());
        }
    }
}
