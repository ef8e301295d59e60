package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChannelSpecTest {

    private static final ChannelSpec BOOKS = ChannelSpec.named("books");

    @Test
    void named_hasTheDefaults() {
        assertThat(BOOKS)
                .isEqualTo(new ChannelSpec(
                        ChannelName.of("books"),
                        "",
                        ChannelKind.PUBLIC,
                        Retention.keepAll(),
                        ChannelPolicy.defaults()));
    }

    @Test
    void with_eachSetting_changesThatAlone() {
        assertThat(BOOKS.description("what we read").kind(ChannelKind.PRIVATE).retention(Retention.newest(9)))
                .isEqualTo(new ChannelSpec(
                        ChannelName.of("books"),
                        "what we read",
                        ChannelKind.PRIVATE,
                        Retention.newest(9),
                        ChannelPolicy.defaults()));
    }

    @Test
    void description_upTo1000CodePoints() {
        assertThat(BOOKS.description("\uD83D\uDE00".repeat(1000)).description()).hasSize(2000);
        refused(
                "code points of the channel description",
                "between 0 and 1000, got: 1001",
                () -> BOOKS.description("x".repeat(1001)));
        refused("channel description", "is ill-formed", () -> BOOKS.description("\uDC00"));
    }

    @Test
    void nothing_isRefused() {
        refused("channel name", "must not be null", () -> ChannelSpec.named(null));
        refused(
                "channel name",
                "must not be null",
                () -> new ChannelSpec(null, "", ChannelKind.PUBLIC, Retention.keepAll(), ChannelPolicy.defaults()));
        refused("channel description", "must not be null", () -> BOOKS.description(null));
        refused("channel kind", "must not be null", () -> BOOKS.kind(null));
        refused("retention", "must not be null", () -> BOOKS.retention(null));
        refused("channel policy", "must not be null", () -> BOOKS.policy(null));
    }

    @Test
    void kind_direct_isRefused() {
        refused("channel kind", "must not be DIRECT", () -> BOOKS.kind(ChannelKind.DIRECT));
    }

    @Test
    void update_eachWay_changesThatAlone() {
        assertThat(ChannelUpdate.rename("films"))
                .isEqualTo(new ChannelUpdate(
                        Optional.of(ChannelName.of("films")), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(ChannelUpdate.describe(""))
                .as("an empty description takes the old one away")
                .isEqualTo(new ChannelUpdate(Optional.empty(), Optional.of(""), Optional.empty(), Optional.empty()));
        assertThat(ChannelUpdate.retain(Retention.keepAll()))
                .isEqualTo(new ChannelUpdate(
                        Optional.empty(), Optional.empty(), Optional.of(Retention.keepAll()), Optional.empty()));
    }

    @Test
    void update_thatBreaksARule_isRefused() {
        refused("channel name", "must not be blank", () -> ChannelUpdate.rename(" "));
        refused("channel description", "must not be null", () -> ChannelUpdate.describe(null));
        refused("channel description", "is ill-formed", () -> ChannelUpdate.describe("\uD800"));
        refused("code points of the channel description", "got: 1001", () -> ChannelUpdate.describe("x".repeat(1001)));
        refused("retention", "must not be null", () -> ChannelUpdate.retain(null));
        refused("channel policy", "must not be null", () -> ChannelUpdate.govern(null));
        refused(
                "channel name",
                "must not be null",
                () -> new ChannelUpdate(null, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
