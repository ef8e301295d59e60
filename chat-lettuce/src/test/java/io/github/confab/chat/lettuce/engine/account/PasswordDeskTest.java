package io.github.confab.chat.lettuce.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.model.Password;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

final class PasswordDeskTest {

    private static final Password PASSWORD = Password.of("a long way to Tipperary");

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<byte[]> seen = new ArrayList<>();
    private final PasswordDesk desk = new PasswordDesk(hashing(), Schedulers.fromExecutor(tasks::add), 2);

    private Hashing hashing() {
        return new Hashing() {
            @Override
            public String hash(byte[] password) {
                seen.add(password);
                return "hash";
            }

            @Override
            public boolean matches(byte[] password, String hash) {
                seen.add(password);
                return hash.equals("hash");
            }

            @Override
            public boolean isOutdated(String hash) {
                return false;
            }
        };
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void hash_moreThanThereIsRoomFor_areRefusedAtOnce() {
        List<Disposable> waiting = new ArrayList<>();
        for (int i = 0; i < 34; i++) {
            waiting.add(desk.hash(PASSWORD).subscribe());
        }
        StepVerifier.create(desk.hash(PASSWORD)).verifyError(OverloadedException.class);
        StepVerifier.create(desk.matches(PASSWORD, "hash")).verifyError(OverloadedException.class);
        waiting.get(0).dispose();
        StepVerifier.create(desk.hash(PASSWORD))
                .then(this::work)
                .as("who gives up makes room")
                .expectNext("hash")
                .verifyComplete();
        StepVerifier.create(desk.hash(PASSWORD))
                .then(this::work)
                .as("and so does who is served")
                .expectNext("hash")
                .verifyComplete();
    }

    @Test
    void close_whoWaits_isTold() {
        StepVerifier.create(desk.hash(PASSWORD)).then(desk::close).verifyError(ClientClosedException.class);
        StepVerifier.create(desk.hash(PASSWORD)).as("later ones too").verifyError(ClientClosedException.class);
    }

    @Test
    void hash_threadsEnded_isTold() {
        Scheduler ended = Schedulers.newSingle("ended");
        ended.dispose();
        StepVerifier.create(new PasswordDesk(hashing(), ended, 1).hash(PASSWORD))
                .verifyError(ClientClosedException.class);
    }

    @Test
    void matches_noHash_worksAsLong() {
        StepVerifier.create(desk.matches(PASSWORD, ""))
                .then(this::work)
                .expectNext(false)
                .verifyComplete();
        assertThat(seen).as("B22: one hash was made, for nothing").hasSize(1);
    }

    @Test
    void work_done_bytesAreOverwritten() {
        StepVerifier.create(desk.matches(PASSWORD, "hash"))
                .then(this::work)
                .expectNext(true)
                .verifyComplete();
        assertThat(seen.get(0)).isEqualTo(Arrays.copyOf(new byte[0], seen.get(0).length));
        assertThat(PASSWORD.utf8()).as("the password itself is its owner's").isNotEqualTo(seen.get(0));
    }
}
