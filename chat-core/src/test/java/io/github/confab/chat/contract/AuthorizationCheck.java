package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.contract.AuthorizationTable.Cell;
import io.github.confab.chat.error.ForbiddenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Tries every cell of a table. */
final class AuthorizationCheck {

    private AuthorizationCheck() {}

    /** Each try must come out as its cell says. */
    static void check(String kind, List<Cell> cells, Function<Cell, Publisher<?>> tried) {
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            String came = outcome(() -> tried.apply(cell));
            String expected = cell.refusal().map(Enum::name).orElse("ok");
            if (!came.equals(expected)) {
                wrong.add(cell.who() + " " + cell.verb() + ": " + expected + " was expected, came: " + came);
            }
        }
        assertThat(cells).as("a table").hasSizeGreaterThan(50);
        assertThat(wrong).as("who may what in a %s channel", kind).isEmpty();
    }

    private static String outcome(Supplier<Publisher<?>> tried) {
        try {
            Flux.from(tried.get()).then().block(ChatBackend.PATIENCE);
            return "ok";
        } catch (ForbiddenException refused) {
            return refused.reason().name();
        } catch (RuntimeException other) {
            return Optional.ofNullable(other.getMessage()).orElse(other.toString());
        }
    }
}
