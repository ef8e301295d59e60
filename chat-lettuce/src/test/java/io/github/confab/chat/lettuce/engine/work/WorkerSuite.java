package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.RedisTestSupport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes with workers of one group. */
abstract class WorkerSuite {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    static final String STREAM = "message:{c1}";
    static final String DEAD = "message:{c1}:dlq:g";

    WorkerBed here;
    WorkerBed there;

    @BeforeEach
    void open() {
        here = new WorkerBed(redis.uri());
        there = new WorkerBed(redis.uri());
        here.create();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    static List<String> texts(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "m" + i).toList();
    }
}
