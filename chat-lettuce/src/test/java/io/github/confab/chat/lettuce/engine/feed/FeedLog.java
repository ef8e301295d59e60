package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** A subscriber that writes down what it gets, and asks for as much as it is told to. */
final class FeedLog implements CoreSubscriber<FeedEvent> {

    private final List<FeedEvent> events = new ArrayList<>();
    private final long demand;
    private Consumer<FeedEvent> onNext = event -> {};
    private Subscription subscription;
    private Throwable error;
    private boolean completed;

    FeedLog(long demand) {
        this.demand = demand;
    }

    /** What to do with each event besides. */
    FeedLog doing(Consumer<FeedEvent> action) {
        onNext = action;
        return this;
    }

    @Override
    public void onSubscribe(Subscription subscribed) {
        subscription = subscribed;
        if (demand != 0) {
            subscribed.request(demand);
        }
    }

    @Override
    public void onNext(FeedEvent event) {
        if (error != null || completed) {
            throw new AssertionError("an event after the end: " + event);
        }
        events.add(event);
        onNext.accept(event);
    }

    @Override
    public void onError(Throwable failure) {
        if (error != null || completed) {
            throw new AssertionError("a second end", failure);
        }
        error = failure;
    }

    @Override
    public void onComplete() {
        completed = true;
    }

    void request(long n) {
        subscription.request(n);
    }

    void cancel() {
        subscription.cancel();
    }

    List<FeedEvent> events() {
        return events;
    }

    /** The texts of the messages, in order. */
    List<String> texts() {
        return only(MessageEvent.class).stream()
                .map(event -> event.message().text())
                .toList();
    }

    <E extends FeedEvent> List<E> only(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The events without messages, as words: {@code Gap CaughtUp}. */
    String marks() {
        return String.join(
                " ",
                events.stream()
                        .filter(event -> !(event instanceof MessageEvent))
                        .map(event -> event.getClass().getSimpleName())
                        .toList());
    }

    Throwable error() {
        return error;
    }

    boolean isOver() {
        return error != null || completed;
    }

    void forget() {
        events.clear();
    }
}
