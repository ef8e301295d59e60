package io.github.confab.chat.lettuce.redis;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The unique names of one kind of thing, in the form that counts as the same ("normalized"). */
public interface NameClaims {

    /** Claims a name unless somebody has it, and emits whose it is then. The holder's own claim is renewed. */
    Mono<NameClaim> claim(String name, String id);

    /** The same, for something that has another name until now. */
    Mono<NameClaim> claimToRename(String name, String id);

    /** Emits who has a name, or completes empty. */
    Mono<NameClaim> find(String name);

    /** Emits who has each of the names, in their order, by one call; nobody, if it is not known who. */
    Mono<List<Optional<String>>> holders(List<String> names);

    /** Gives a name up; emits false if the claim is no longer this one. */
    Mono<Boolean> release(String name, NameClaim claim);
}
