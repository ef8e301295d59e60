package io.github.confab.examples.quickstart;

import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What one reader was given, in the order it was given. */
final class Tally {

    private static final long LIMIT_MILLIS = 30_000;

    private final List<StreamMessage> received = new ArrayList<>();

    synchronized void add(StreamMessage message) {
        received.add(message);
        notifyAll();
    }

    synchronized int size() {
        return received.size();
    }

    /** Waits, at most half a minute, until so many have come; gives how many have. */
    synchronized int await(long expected) {
        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        try {
            while (received.size() < expected && System.currentTimeMillis() < deadline) {
                wait(100);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        return received.size();
    }

    private synchronized long distinct() {
        return new HashSet<>(received.stream().map(StreamMessage::id).toList()).size();
    }

    private synchronized boolean inOrder() {
        for (int i = 1; i < received.size(); i++) {
            if (received.get(i).id().compareTo(received.get(i - 1).id()) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Prints the last line, counted from what was received; gives whether all is as it should be. */
    static boolean verdict(long published, Tally fast, Tally slow, Tally worked) {
        List<Tally> all = List.of(fast, slow, worked);
        long lost = all.stream().mapToLong(t -> published - t.distinct()).sum();
        long duplicated = all.stream().mapToLong(t -> t.size() - t.distinct()).sum();
        boolean inOrder = all.stream().allMatch(Tally::inOrder);
        long each = Math.min(fast.size(), slow.size());
        System.out.printf(
                "quickstart: %d published, %d received by each of 2 subscribers, %d processed by the worker,"
                        + " %d lost, %d duplicated, %s%n",
                published, each, worked.size(), lost, duplicated, inOrder ? "in order" : "OUT OF ORDER");
        return published > 0 && lost == 0 && duplicated == 0 && inOrder;
    }
}
