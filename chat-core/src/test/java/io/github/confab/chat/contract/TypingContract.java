package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What {@code Typing} promises. The exact times are tested with virtual time. */
public interface TypingContract extends ChatBackend {

    /** Follows the channel until it hears what is said now. */
    private static Probe<Set<UserId>> watching(Channel channel) {
        Probe<SignalEvent> signals = Probe.on(channel.signals());
        Probe<Set<UserId>> watch = Probe.on(channel.typing().watch());
        assertThat(watch.next("at first")).isEmpty();
        Probe<Void> knocks =
                Probe.on(Flux.interval(Duration.ofMillis(50)).concatMap(i -> channel.broadcast(Signal.text("knock"))));
        signals.next("the channel is followed");
        knocks.cancel();
        signals.cancel();
        return watch;
    }

    @Test
    default void watch_someoneTypes_untilTheirMessageArrives() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        Channel bobs = joined(client(elsewhere()), adas);
        Probe<Set<UserId>> watch = watching(bobs);
        done(adas.typing().started());
        assertThat(watch.next("she types")).containsExactly(ada.user().id());
        published(adas, "here it is");
        assertThat(watch.next("her message has arrived")).isEmpty();
        done(adas.typing().started());
        assertThat(watch.next("a message begins anew"))
                .containsExactly(ada.user().id());
        watch.cancel();
    }

    @Test
    default void watch_someoneStopsOrLeaves_endsAtOnce() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Probe<Set<UserId>> watch = watching(adas);
        done(bobs.typing().started());
        assertThat(watch.next("he types")).containsExactly(bob.user().id());
        done(bobs.typing().stopped());
        assertThat(watch.next("he stopped")).isEmpty();
        done(bobs.typing().started());
        assertThat(watch.next("he types again")).containsExactly(bob.user().id());
        get(bobs.members().leave());
        assertThat(watch.next("he left")).isEmpty();
        watch.cancel();
    }

    @Test
    default void watch_oneself_isNotShown() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Probe<Set<UserId>> watch = watching(adas);
        done(get(elsewhere().actAs(ada.user().id())).channel(adas.id()).typing().started());
        done(bobs.typing().started());
        assertThat(watch.next("he alone")).containsExactly(bob.user().id());
        watch.cancel();
    }

    @Test
    @Tag("slow")
    default void watch_silence_endsByItself() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        Channel bobs = joined(client(elsewhere()), adas);
        Probe<Set<UserId>> watch = watching(bobs);
        done(adas.typing().started());
        assertThat(watch.next("she types")).isNotEmpty();
        assertThat(watch.next("never for ever")).isEmpty();
        watch.cancel();
    }

    @Test
    default void started_atEachKeyPress_isPushedOnce() {
        Channel adas = channel(chat());
        Probe<SignalEvent> signals = Probe.on(adas.signals());
        Probe<Void> knocks =
                Probe.on(Flux.interval(Duration.ofMillis(50)).concatMap(i -> adas.broadcast(Signal.text("knock"))));
        signals.next("it is followed");
        knocks.cancel();
        done(Flux.range(0, 100).concatMap(i -> adas.typing().started()).then());
        done(adas.broadcast(Signal.of("end", "")));
        List<String> types = Stream.generate(
                        () -> signals.next("up to the end").signal().type())
                .takeWhile(type -> !type.equals("end"))
                .filter(type -> !type.equals("text"))
                .toList();
        assertThat(types).containsExactly("typing");
        signals.cancel();
    }

    @Test
    default void started_whoIsNoMember_isForbiddenEachTime() {
        Channel adas = channel(chat());
        Channel outside = client(elsewhere()).channel(adas.id());
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> done(outside.typing().started()));
        }
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> done(outside.typing().stopped()));
    }
}
