package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What members are told who are mentioned: counts, and each once. */
public interface MentionsContract extends ChatBackend {

    @Test
    default void mentions_ofMembers_areCountedUntilRead() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        UserId him = bob.user().id();
        get(adas.publish(Draft.text("hey").mentioning(him, him)));
        published(adas, "in between");
        Receipt last = get(adas.produce(Draft.text("hey again").mentioning(him)));
        assertThat(unread(bobs)).isEqualTo(new Unread(3, 2));
        List<StreamMessage> stored = get(bobs.history(HistoryQuery.oldest()).collectList());
        assertThat(stored.stream().map(StreamMessage::mentions)).containsExactly(List.of(him), List.of(), List.of(him));
        done(bobs.readMarks().mark(stored.get(1).id()));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        done(bobs.readMarks().mark(last.id()));
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void mentions_whoIsNoMember_isNotTold() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        get(adas.publish(Draft.text("bob?").mentioning(bob.user().id(), UserId.of("nobody"))));
        assertThat(get(bob.inbox().unread())).isZero();
        Channel bobs = joined(bob, adas);
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void mentions_repeatedPublish_countOnce() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Draft keyed = Draft.text("hey").mentioning(bob.user().id()).withKey(IdempotencyKey.of("k"));
        get(Mono.zip(adas.publish(keyed), adas.publish(keyed)));
        get(adas.publish(keyed));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        assertThat(get(bob.inbox().unread())).isEqualTo(1);
    }

    @Test
    default void mentions_ofOneself_areNotCounted() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        get(adas.publish(Draft.text("note").mentioning(ada.user().id())));
        assertThat(unread(adas)).isEqualTo(Unread.NOTHING);
        assertThat(get(ada.inbox().unread())).isZero();
    }
}
