package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The promises of {@link ChannelPolicy}. */
public interface PolicyContract extends ChatBackend {

    @Test
    default void policy_ofTheSpecification_isKept() {
        ChannelPolicy policy = ChannelPolicy.defaults()
                .post(Role.MODERATOR)
                .signal(Role.GUEST)
                .invite(Role.OWNER)
                .work(Role.MEMBER)
                .slowMode(Duration.ofSeconds(30));
        ChatClient ada = client(chat());
        Channel channel =
                get(ada.channels().create(ChannelSpec.named(name("policy")).policy(policy)));
        assertThat(get(elsewhere().system().channel(channel.id()).info()).policy())
                .isEqualTo(policy);
        assertThat(get(ada.channels().update(channel.id(), ChannelUpdate.govern(ChannelPolicy.defaults())))
                        .policy())
                .isEqualTo(ChannelPolicy.defaults());
        assertThat(get(channel(ada).info()).policy()).as("the default").isEqualTo(ChannelPolicy.defaults());
    }

    @Test
    default void policy_post_bindsMembersAtOnce() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel channel = channel(ada);
        Channel bobs = joined(bob, channel);
        published(bobs, "may");
        get(ada.channels()
                .update(
                        channel.id(),
                        ChannelUpdate.govern(ChannelPolicy.defaults().post(Role.MODERATOR))));
        for (Publisher<?> call : List.of(bobs.publish(Draft.text("a")), bobs.produce(Draft.text("b")))) {
            assertThat(failure(call, ForbiddenException.class, "a channel of announcements"))
                    .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason)
                    .returns(bob.user().id(), ForbiddenException::user);
        }
        get(channel.moderation().assign(bob.user().id(), Role.MODERATOR));
        published(bobs, "may again");
    }

    @Test
    default void policy_signalAndWork_bindRoles() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(bob, channel);
        ChannelPolicy policy = ChannelPolicy.defaults().signal(Role.MODERATOR).work(Role.MEMBER);
        get(ada.channels().update(channel.id(), ChannelUpdate.govern(policy)));
        assertThat(failure(bobs.broadcast(Signal.typing()), ForbiddenException.class, "moderators signal here"))
                .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason);
        published(channel, "work for anybody");
        Probe<?> work = Probe.on(bobs.consume(WorkerGroup.of("g"), message -> Mono.just(Outcome.done())));
        work.next("members work here");
        work.cancel();
        get(ada.channels().update(channel.id(), ChannelUpdate.govern(ChannelPolicy.defaults())));
        get(channel.moderation().assign(bob.user().id(), Role.MODERATOR));
        Probe<?> again = Probe.on(bobs.consume(WorkerGroup.of("h"), message -> Mono.just(Outcome.done())));
        assertThat(again.next("moderators work by default")).isInstanceOf(Processed.class);
        again.cancel();
    }

    @Test
    default void consume_whoLosesTheRole_worksNoMore() {
        Channel channel = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, channel);
        get(channel.moderation().assign(bob.user().id(), Role.MODERATOR));
        Probe<?> work = Probe.on(bobs.consume(WorkerGroup.of("g"), message -> Mono.just(Outcome.done())));
        published(channel, "work");
        work.next("a moderator works");
        get(channel.moderation().assign(bob.user().id(), Role.MEMBER));
        assertThat(work.error("soon after")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    default void slowMode_twoMessages_theSecondHasToWait() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel channel = slow(ada, Duration.ofHours(1));
        Channel bobs = joined(bob, channel);
        published(bobs, "first");
        SlowModeException refused = failure(bobs.publish(Draft.text("second")), SlowModeException.class, "too fast");
        assertThat(refused.user()).isEqualTo(bob.user().id());
        assertThat(refused.channel()).isEqualTo(channel.id());
        assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
        published(channel, "the owner");
        published(channel, "is not slowed down");
        get(ada.channels().update(channel.id(), ChannelUpdate.govern(ChannelPolicy.defaults())));
        published(bobs, "nor is anybody without slow mode");
    }

    @Test
    default void slowMode_manyAtOnce_oneIsStored() {
        Channel channel = slow(client(chat()), Duration.ofHours(1));
        Channel bobs = joined(client(chat()), channel);
        List<Object> outcomes = get(Flux.range(0, 10)
                .flatMap(i -> bobs.publish(Draft.text("m" + i))
                        .cast(Object.class)
                        .onErrorResume(SlowModeException.class, Mono::just))
                .collectList());
        assertThat(outcomes.stream().filter(Receipt.class::isInstance))
                .as("also of those that leave in one call")
                .hasSize(1);
    }

    @Test
    default void slowMode_thatHasPassed_bindsNobody() {
        Channel channel = slow(client(chat()), Duration.ofMillis(300));
        Channel bobs = joined(client(chat()), channel);
        published(bobs, "first");
        Given.eventually(
                "the wait is over by itself",
                bobs.publish(Draft.text("second")).thenReturn(true).onErrorReturn(SlowModeException.class, false),
                stored -> stored);
    }

    @Test
    default void repeatedPublish_afterARefusalBecamePossible_seesItsOwnSuccess() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel channel = slow(ada, Duration.ofHours(1));
        Channel bobs = joined(bob, channel);
        Draft draft = Draft.text("once").withKey(IdempotencyKey.of("k1"));
        Receipt first = get(bobs.publish(draft));
        assertThat(get(bobs.publish(draft)).id())
                .as("too fast, but stored before")
                .isEqualTo(first.id());
        get(channel.moderation().mute(bob.user().id(), Term.forever()));
        assertThat(get(bobs.publish(draft)).id()).as("muted since").isEqualTo(first.id());
        get(channel.moderation().ban(bob.user().id(), Term.forever()));
        assertThat(get(bobs.publish(draft)).duplicate()).as("banned since").isTrue();
    }

    private static Channel slow(ChatClient owner, Duration wait) {
        return get(owner.channels()
                .create(ChannelSpec.named(name("slow"))
                        .policy(ChannelPolicy.defaults().slowMode(wait))));
    }
}
