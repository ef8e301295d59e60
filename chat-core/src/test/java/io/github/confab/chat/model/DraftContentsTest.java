package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftContentsTest {

    private static final Attachment CAT = Attachment.of("https://a/cat.png", "image/png");
    private static final Payload POLL = Payload.of("acme.poll/1", "{}");
    private static final ChannelId CHANNEL = ChannelId.of("c");

    @Test
    void forwarding_takesWordsAttachmentsAndPayload_andQuotes() {
        SaidMessage original = SaidMessage.of(Draft.text("look")
                .withAttribute("a", "1")
                .mentioning(UserId.of("bob"))
                .calling(Call.CHANNEL)
                .attaching(CAT)
                .carrying(POLL)
                .expiringAfter(Duration.ofHours(1)));
        assertThat(Draft.forwarding(original))
                .as("nobody is told again, and it has no end of its own")
                .isEqualTo(Draft.text("look").attaching(CAT).carrying(POLL).quoting(Quote.of(original)));
        assertThat(Draft.forwarding(SaidMessage.of("plain")).content().extras().payload())
                .isEmpty();
    }

    @Test
    void forwarding_whatWasDeleted_isRefused() {
        StreamMessage deleted = SaidMessage.of("hello")
                .with(new MessageDeleted(CHANNEL, new MessageId(2000, 8), SaidMessage.ID, UserId.of("ada"), true));
        refused("forwarded message", "must not be deleted", () -> Draft.forwarding(deleted));
        refused("forwarded message", "must not be null", () -> Draft.forwarding(null));
    }

    @Test
    void attaching_moreThanTen_isRefused() {
        Attachment[] ten = IntStream.range(0, 10)
                .mapToObj(i -> Attachment.of("https://a/" + i, "image/png"))
                .toArray(Attachment[]::new);
        Draft full = Draft.text("hi").attaching(ten);
        assertThat(full.content().extras().attachments()).containsExactly(ten);
        refused("number of attachments", "between 0 and 10, got: 11", () -> full.attaching(CAT));
        refused("attachment", "must not be null", () -> Draft.text("hi").attaching(CAT, null));
        refused("attachments", "must not be null", () -> Draft.text("hi").attaching((Attachment[]) null));
    }

    @Test
    void calling_again_addsEachOnce() {
        Draft draft = Draft.text("hi").calling(Call.HERE).calling(Call.HERE, Call.CHANNEL);
        assertThat(draft.content().extras().calls()).containsExactlyInAnyOrder(Call.HERE, Call.CHANNEL);
        refused("call", "must not be null", () -> draft.calling((Call) null));
    }

    @Test
    void withers_keepEachOther() {
        Draft one = Draft.text("hi").attaching(CAT).carrying(POLL).expiringAfter(Duration.ofDays(1));
        Draft other = Draft.text("hi")
                .expiringAfter(Duration.ofDays(1))
                .carrying(POLL)
                .attaching(CAT);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(Draft.text("hi"));
        assertThat(one.withAttribute("a", "1")
                        .mentioning(UserId.of("bob"))
                        .content()
                        .extras())
                .isEqualTo(one.content().extras());
        assertThat(one.expiry()).contains(Duration.ofDays(1));
        assertThat(one.replyingTo(SaidMessage.ID).expiry()).contains(Duration.ofDays(1));
    }

    @Test
    void expiringAfter_isInWholeMilliseconds() {
        assertThat(Draft.text("hi")
                        .expiringAfter(Duration.ofSeconds(1).plusNanos(1_999_999))
                        .expiry())
                .contains(Duration.ofMillis(1001));
        assertThat(Draft.text("hi").expiringAfter(Duration.ofDays(365)).expiry())
                .contains(Duration.ofDays(365));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "P366D", "PT2562047788015215H"})
    void expiringAfter_outOfRange_isRefused(String life) {
        refused("message expiry", "must be 1 second to 365 days", () -> Draft.text("hi")
                .expiringAfter(Duration.parse(life)));
        refused("message expiry", "must not be null", () -> Draft.text("hi").expiringAfter(null));
    }

    @Test
    void at_itsEnd_countsAsDeleted() {
        SaidMessage message = SaidMessage.of(Draft.text("hi").attaching(CAT).expiringAfter(Duration.ofSeconds(2)));
        assertThat(message.at(SaidMessage.ID.timestamp().plusMillis(1999))).isSameAs(message);
        StreamMessage expired = message.at(SaidMessage.ID.timestamp().plusMillis(2000));
        assertThat(expired.isDeleted()).isTrue();
        assertThat(expired.content()).isEqualTo(MessageContent.NONE);
        assertThat(expired.state().deletion())
                .contains(new MessageState.Deletion(new MessageId(3000, 7), UserId.SYSTEM, true));
        assertThat(expired.at(SaidMessage.ID.timestamp()))
                .as("it does not come back")
                .isSameAs(expired);
        MessageDeleted erased =
                new MessageDeleted(CHANNEL, new MessageId(3001, 9), SaidMessage.ID, UserId.SYSTEM, true);
        assertThat(expired.with(erased).state())
                .as("what the erasure makes of it is what it makes of the message")
                .isEqualTo(message.with(erased).state());
        assertThat(SaidMessage.of("hi").at(java.time.Instant.MAX).isDeleted()).isFalse();
    }

    @Test
    void at_ofAnEditedMessage_goesByTheMessage() {
        MessageContent later = Draft.text("ho").content();
        StreamMessage edited = SaidMessage.of(Draft.text("hi").expiringAfter(Duration.ofSeconds(2)))
                .with(new MessageEdited(CHANNEL, new MessageId(2500, 8), SaidMessage.ID, UserId.of("ada"), 1, later));
        assertThat(List.of(
                        edited.at(SaidMessage.ID.timestamp()).text(),
                        edited.at(SaidMessage.ID.timestamp().plusSeconds(3)).text()))
                .containsExactly("ho", "");
    }
}
