package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The promises of {@link io.github.confab.chat.Channels} about changing and deleting. */
public interface ChannelLifeContract extends ChatBackend {

    @Test
    default void update_name_movesTheName() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        String old = get(channel.info()).name().value();
        String renamed = name("renamed");
        ChannelInfo after = get(ada.channels().update(channel.id(), ChannelUpdate.rename(renamed)));
        assertThat(after.name().value()).as("what the channel is now").isEqualTo(renamed);
        assertThat(get(elsewhere().system().channel(channel.id()).info())).isEqualTo(after);
        assertThat(get(elsewhere().system().channels().find(renamed)).id()).isEqualTo(channel.id());
        empty(elsewhere().system().channels().find(old), "the old name is free");
        assertThat(get(ada.channels().open(old)).id()).as("for another channel").isNotEqualTo(channel.id());
    }

    @Test
    default void update_nameInAnotherForm_isNoConflictWithItself() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        String upper = get(channel.info()).name().value().toUpperCase(Locale.ROOT);
        assertThat(get(ada.channels().update(channel.id(), ChannelUpdate.rename(upper)))
                        .name()
                        .value())
                .as("the same name, typed in another way")
                .isEqualTo(upper);
        assertThat(get(ada.channels().find(upper)).id()).isEqualTo(channel.id());
    }

    @Test
    default void update_nameOfAnotherChannel_errorsWithNameTaken() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChannelInfo before = get(channel.info());
        String taken = get(channel(client(chat())).info()).name().value();
        assertThat(failure(
                        ada.channels().update(channel.id(), ChannelUpdate.rename(taken)),
                        NameTakenException.class,
                        "the new name is taken"))
                .returns(taken, NameTakenException::name);
        assertThat(get(channel.info())).as("nothing changed").isEqualTo(before);
    }

    @Test
    default void update_oneThing_leavesTheRest() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChannelInfo before = get(channel.info());
        get(ada.channels().update(channel.id(), ChannelUpdate.describe("about books")));
        ChannelInfo after = get(ada.channels().update(channel.id(), ChannelUpdate.retain(Retention.newest(10))));
        assertThat(after)
                .isEqualTo(new ChannelInfo(
                        channel.id(),
                        before.name(),
                        "about books",
                        before.kind(),
                        Retention.newest(10),
                        before.policy(),
                        before.createdAt()));
    }

    @Test
    default void update_byOthers_errorsWithForbidden() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        get(bob.channel(channel.id()).members().join());
        Map<String, Publisher<?>> calls = Map.of(
                "update", bob.channels().update(channel.id(), ChannelUpdate.describe("mine")),
                "delete", bob.channels().delete(channel.id()));
        calls.forEach((name, call) -> assertThat(Probe.on(call).error(name))
                .asInstanceOf(InstanceOfAssertFactories.type(ForbiddenException.class))
                .as("%s by a member who does not own the channel", name)
                .returns(Reason.NOT_THE_OWNER, ForbiddenException::reason)
                .returns(bob.user().id(), ForbiddenException::user)
                .returns(channel.id(), ForbiddenException::channel));
        assertThat(get(channel.info()).description()).as("nothing changed").isEmpty();
    }

    @Test
    default void update_bySystem_isAllowed() {
        Channel channel = channel(chat());
        assertThat(get(chat().system().channels().update(channel.id(), ChannelUpdate.describe("tidied")))
                        .description())
                .isEqualTo("tidied");
    }

    @Test
    default void update_unknownChannel_errorsWithChannelNotFound() {
        failure(
                chat().system().channels().update(ChannelId.of(name("unknown")), ChannelUpdate.describe("x")),
                ChannelNotFoundException.class,
                "nothing to update");
    }

    @Test
    default void update_null_throwsAtTheCall() {
        ChatClient ada = client(chat());
        assertThatThrownBy(() -> ada.channels().update(null, ChannelUpdate.describe("x")))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.channels().update(ChannelId.of("c"), null))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.channels().delete(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void delete_liveSubscriptions_endWithChannelGone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "m0");
        Probe<StreamMessage> here = Probe.on(channel.subscribe(StartAt.oldest()));
        Probe<FeedEvent> there =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.latest()));
        Probe<StreamMessage> withoutDemand = Probe.on(channel.subscribe(StartAt.oldest()), 1);
        Probe<WorkEvent> worker = Probe.on(channel.consume(WorkerGroup.of("g"), m -> Mono.just(Outcome.done())));
        for (Probe<?> running : List.of(here, there, withoutDemand, worker)) {
            running.next("each has begun");
        }
        done(ada.channels().delete(channel.id()));
        for (Probe<?> ending : List.of(here, there, withoutDemand, worker)) {
            assertThat(ending.error("the channel was deleted"))
                    .asInstanceOf(InstanceOfAssertFactories.type(ChannelGoneException.class))
                    .as("the error says which channel")
                    .returns(channel.id(), ChannelGoneException::channel);
        }
    }

    @Test
    default void delete_laterCalls_errorWithChannelNotFound() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "soon gone");
        done(ada.channels().delete(channel.id()));
        EveryCall.allFail(EveryCall.on(channel), ChannelNotFoundException.class, "B33: the channel is deleted");
        EveryCall.allFail(
                EveryCall.on(chat().system().channel(channel.id())),
                ChannelNotFoundException.class,
                "B33: the channel is deleted for the application too");
    }

    @Test
    default void delete_again_completes() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        empty(
                ada.channels().delete(channel.id()).then(ada.channels().delete(channel.id())),
                "deleting what is not there completes too");
        empty(ada.channels().delete(ChannelId.of(name("unknown"))), "also what never was");
    }

    @Test
    default void delete_itsName_isFreeForANewChannel() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        String name = get(channel.info()).name().value();
        published(channel, "of the old life");
        done(ada.channels().delete(channel.id()));
        empty(elsewhere().system().channels().find(name), "the name is free");
        Channel anew = get(client(elsewhere()).channels().open(name));
        assertThat(anew.id()).as("an id is never used again").isNotEqualTo(channel.id());
        empty(anew.history(HistoryQuery.latest()), "nothing is left of the old messages");
    }

    @Test
    default void delete_notSubscribed_deletesNothing() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ada.channels().delete(channel.id());
        assertThat(get(channel.info()).id())
                .as("nothing happens before subscribe")
                .isEqualTo(channel.id());
    }
}
