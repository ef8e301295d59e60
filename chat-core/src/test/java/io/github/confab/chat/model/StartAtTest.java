package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.StartAt.Discontinuity;
import org.junit.jupiter.api.Test;

final class StartAtTest {

    private static final Cursor CURSOR = Cursor.parse("1.c.e.1-1.0.-");

    @Test
    void of_eachPlace_continuesByDefault() {
        assertThat(StartAt.latest()).isEqualTo(new StartAt(new StartAt.Latest(), Discontinuity.CONTINUE));
        assertThat(StartAt.oldest()).isEqualTo(new StartAt(new StartAt.Oldest(), Discontinuity.CONTINUE));
        assertThat(StartAt.after(CURSOR)).isEqualTo(new StartAt(new StartAt.After(CURSOR), Discontinuity.CONTINUE));
    }

    @Test
    void onDiscontinuity_changesThePolicyAlone() {
        StartAt strict = StartAt.after(CURSOR).onDiscontinuity(Discontinuity.ERROR);
        assertThat(strict.position()).isEqualTo(new StartAt.After(CURSOR));
        assertThat(strict.discontinuity()).isEqualTo(Discontinuity.ERROR);
        assertThat(StartAt.latest().discontinuity()).as("the original stays").isEqualTo(Discontinuity.CONTINUE);
    }

    @Test
    void nothing_isRefused() {
        refused("cursor", "must not be null", () -> StartAt.after(null));
        refused("start position", "must not be null", () -> new StartAt(null, Discontinuity.CONTINUE));
        refused("discontinuity policy", "must not be null", () -> StartAt.latest()
                .onDiscontinuity(null));
    }
}
