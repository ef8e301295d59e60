package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Call;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Calls as they stand in a payload: the words they are typed as. */
final class CallCodec {

    private CallCodec() {}

    static List<String> words(Set<Call> calls) {
        return calls.stream().sorted().map(Call::word).toList();
    }

    /** Leaves out those of a later version. */
    static Set<Call> calls(List<String> words) {
        Set<Call> calls = EnumSet.noneOf(Call.class);
        Arrays.stream(Call.values()).filter(call -> words.contains(call.word())).forEach(calls::add);
        return calls;
    }
}
