package io.github.confab.chat.memory;

import io.github.confab.chat.Schedule;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What one user has scheduled in a channel. */
final class MemorySchedule implements Schedule {

    private static final int MOST_ON_A_PAGE = 100;

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemorySchedule(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<ScheduledMessage> at(Instant due, Draft draft) {
        Arguments.present("due time", due);
        Arguments.draft(draft);
        return ask("schedule a message in", channel -> {
            channel.mustBelong(me);
            return book().add(id, me, due.truncatedTo(ChronoUnit.MILLIS), draft);
        });
    }

    @Override
    public Mono<Page<ScheduledMessage>> list(PageRequest page) {
        Arguments.present("page", page);
        return ask("list what is scheduled in", channel -> book().page(
                        id, me, page.limit(Math.min(MOST_ON_A_PAGE, page.limit()))));
    }

    @Override
    public Mono<Boolean> cancel(ScheduleId message) {
        Arguments.present("schedule id", message);
        return ask("cancel a scheduled message in", channel -> book().cancel(message, id, me));
    }

    private ScheduleBook book() {
        return session.store().schedules();
    }

    private <T> Mono<T> ask(String what, Function<ChannelState, T> question) {
        return session.lifetime()
                .ask(
                        what + " channel " + id,
                        () -> question.apply(session.store().directory().channel(id)));
    }
}
