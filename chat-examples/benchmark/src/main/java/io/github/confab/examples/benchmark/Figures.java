package io.github.confab.examples.benchmark;

import io.github.confab.examples.benchmark.ServerMeter.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of several rounds; shows medians, and ratios to one of them. */
final class Figures {

    private final Map<String, List<Figure>> byName = new LinkedHashMap<>();

    void add(String name, Figure figure) {
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    void print(String title, String baseline) {
        double base = median(baseline, Figure::perSecond);
        System.out.printf("%n%s%n", title);
        byName.keySet()
                .forEach(name -> System.out.printf(
                        Locale.ROOT,
                        "  %-26s %,10.0f messages/s   %5.2fx   %6.1f us of the server a message%n",
                        name,
                        median(name, Figure::perSecond),
                        median(name, Figure::perSecond) / base,
                        median(name, Figure::serverMicros)));
    }

    private double median(String name, ToDoubleFunction<Figure> value) {
        double[] sorted = byName.get(name).stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
