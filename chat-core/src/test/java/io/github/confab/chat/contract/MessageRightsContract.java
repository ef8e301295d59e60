package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.contract.AuthorizationTable.Cell;
import io.github.confab.chat.error.ForbiddenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

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
        List<String> wrong = new ArrayList<>();
        List<Cell> cells = AuthorizationTable.of(MessageRights.TEXT, kind);
        for (Cell cell : cells) {
            String came = outcome(scene.tried(cell.verb(), cell.who()));
            String expected = cell.refusal().map(Enum::name).orElse("ok");
            if (!came.equals(expected)) {
                wrong.add(cell.who() + " " + cell.verb() + ": " + expected + " was expected, came: " + came);
            }
        }
        assertThat(cells).as("a table").hasSizeGreaterThan(50);
        assertThat(wrong).as("who may what in a %s channel", kind).isEmpty();
    }

    private static String outcome(Publisher<?> tried) {
        try {
            Flux.from(tried).then().block(PATIENCE);
            return "ok";
        } catch (ForbiddenException refused) {
            return refused.reason().name();
        } catch (RuntimeException other) {
            return Optional.ofNullable(other.getMessage()).orElse(other.toString());
        }
    }
}
