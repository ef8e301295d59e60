package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.UserContent;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.CredentialStore;
import io.github.confab.chat.lettuce.redis.NameClaims;
import io.github.confab.chat.lettuce.redis.ProfileStore;
import io.github.confab.chat.lettuce.redis.SessionStore;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What is kept of accounts.
 *
 * @param names who has which name, by what it looks like
 * @param users the accounts
 * @param credentials their passwords
 * @param profiles what they show
 * @param sessions where they are logged in
 * @param elsewhere erases what other parts keep of a user; safe to repeat
 * @param content what users wrote
 */
public record AccountStores(
        NameClaims names,
        UserStore users,
        CredentialStore credentials,
        ProfileStore profiles,
        SessionStore sessions,
        Function<UserId, Mono<Void>> elsewhere,
        Function<OpenGuard, UserContent> content) {}
