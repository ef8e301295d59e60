package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.watching;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceStatus;
import org.junit.jupiter.api.Test;

/** Who may be present, and who may look: the rights of {@link io.github.confab.chat.Presence}. */
public interface PresenceRightsContract extends ChatBackend {

    @Test
    default void enter_notAMember_isForbidden() {
        Channel open = client(chat()).channel(channel(chat()).id());
        assertThat(failure(open.presence().enter(PresenceStatus.available()), ForbiddenException.class, "members only"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason);
        done(open.presence().leave());
        assertThat(get(open.presence().count())).as("but may look").isZero();
    }

    @Test
    default void enter_bySystem_changesNothing() {
        Channel channel = chat().system().channel(channel(chat()).id());
        done(channel.presence().enter(PresenceStatus.available()));
        assertThat(get(channel.presence().count())).isZero();
        assertThat(get(chat().system().presence().status(PresenceStatus.away())))
                .isZero();
    }

    @Test
    default void privateChannel_outsider_seesNobody() {
        Channel secret = privateChannel(client(chat()));
        Channel outside = client(chat()).channel(secret.id());
        EveryCall.allFail(EveryCall.onReadingPresence(outside), ForbiddenException.class, "members only");
    }

    @Test
    default void member_removed_isPresentNoMore_andSeesNoMore() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(elsewhere());
        get(secret.members().add(bob.user().id()));
        Channel bobs = bob.channel(secret.id());
        done(bobs.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> owners = watching(secret);
        Probe<PresenceEvent> watch = watching(bobs);
        get(secret.members().remove(bob.user().id()));
        assertThat(owners.next("its presence ends")).isInstanceOf(Left.class);
        assertThat(watch.error("who may not read may not watch")).isInstanceOf(ForbiddenException.class);
        failure(bobs.presence().enter(PresenceStatus.available()), ForbiddenException.class, "nor come back");
    }

    @Test
    default void member_leftAndBack_mayEnterAgain() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> watch = watching(channel);
        Channel bobs = joined(client(chat()), channel);
        done(bobs.presence().enter(PresenceStatus.available()));
        get(bobs.members().leave());
        assertThat(watch.next(2, "came and went")).element(1).isInstanceOf(Left.class);
        get(bobs.members().join());
        done(bobs.presence().enter(PresenceStatus.available()));
        assertThat(watch.next("came back")).isInstanceOf(Joined.class);
    }
}
