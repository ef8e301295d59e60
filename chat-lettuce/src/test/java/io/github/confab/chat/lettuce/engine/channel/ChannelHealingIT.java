package io.github.confab.chat.lettuce.engine.channel;

import static io.github.confab.chat.lettuce.engine.channel.Facets.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.PageRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

/** A process may die after any step of a change; whoever comes next finishes it. */
class ChannelHealingIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId C1 = ChannelId.of("c1");
    private static final ChannelSpec SPEC = ChannelSpec.named("General");
    private static final String NAMES = "{dir}:names";
    private static final String LONG_AGO = ";1700000000000;c";

    private static Facets facets;

    @BeforeAll
    static void connect() {
        facets = new Facets(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        facets.close();
    }

    @Test
    void open_diedAfterTheClaim_makesTheClaimedChannel() {
        get(facets.stores().channelNames().claim("general", "c1"));
        Channel channel = get(facets.as("ada").open("general"));
        assertThat(channel.id()).isEqualTo(C1);
        assertListedOnce();
        assertThat(get(facets.as("bob").open("GENERAL")).id()).isEqualTo(C1);
    }

    @Test
    void create_diedAfterTheClaim_makesTheClaimedChannel() {
        get(facets.stores().channelNames().claim("general", "c1"));
        assertThat(get(facets.as("ada").create(SPEC)).id()).isEqualTo(C1);
        StepVerifier.create(facets.as("bob").create(SPEC)).verifyError(NameTakenException.class);
        assertListedOnce();
    }

    @Test
    void open_diedBeforeTheListing_listsIt() {
        halfMade("general", SPEC);
        assertThat(get(facets.asSystem().list(PageRequest.first())).items()).isEmpty();
        assertThat(get(facets.as("bob").find("general")).id())
                .as("found before it is listed")
                .isEqualTo(C1);
        assertThat(get(facets.as("bob").open("general")).id()).isEqualTo(C1);
        assertListedOnce();
    }

    @Test
    void create_diedBeforeTheListing_nameIsTakenAndListed() {
        halfMade("general", SPEC);
        StepVerifier.create(facets.as("bob").create(SPEC)).verifyError(NameTakenException.class);
        assertListedOnce();
    }

    @Test
    void open_metaLost_isTheSameChannelInANewLife() {
        Channel channel = get(facets.as("ada").open("General"));
        String meta = "channel:{" + channel.id() + "}";
        String epoch = redis.cli().hget(meta, "~e");
        redis.cli().del(meta);
        assertThat(get(facets.as("bob").open("general")).id()).isEqualTo(channel.id());
        assertThat(redis.cli().hget(meta, "~e")).as("a new life").isNotNull().isNotEqualTo(epoch);
        assertThat(redis.cli().hget(meta, "owner")).isEqualTo("ada");
        assertThat(get(channel.members().contains(Facets.actor("ada").user())))
                .as("members stay")
                .isTrue();
    }

    @Test
    void openAndCreate_metaOfAPrivateChannelLost_letNobodyIn() {
        Channel secret = get(facets.as("ada").create(SPEC.kind(ChannelKind.PRIVATE)));
        redis.cli().del("channel:{" + secret.id() + "}");
        StepVerifier.create(facets.as("bob").open("general")).verifyError(ForbiddenException.class);
        redis.cli().del("channel:{" + secret.id() + "}");
        StepVerifier.create(facets.as("bob").create(SPEC)).verifyError(NameTakenException.class);
        assertThat(get(facets.as("ada").open("general")).id()).isEqualTo(secret.id());
    }

    @Test
    void open_deleterDiedBeforeReleasingTheName_makesANewChannel() {
        Channel channel = get(facets.as("ada").open("general"));
        get(facets.stores().channels().delete(channel.id(), Facets.actor("ada")));
        Channel anew = get(facets.as("bob").open("general"));
        assertThat(anew.id()).as("an id is never used again").isNotEqualTo(channel.id());
        assertThat(get(facets.as("eve").open("general")).id()).isEqualTo(anew.id());
    }

    @Test
    void delete_deleterDiedBeforeReleasingTheName_finishes() {
        Channel channel = get(facets.as("ada").open("general"));
        get(facets.stores().channels().delete(channel.id(), Facets.actor("ada")));
        facets.as("ada").delete(channel.id()).block();
        assertThat(redis.cli().exists(NAMES, "{dir}:words", "{dir}:ids", "{dir}:listed"))
                .as("nothing is left")
                .isZero();
    }

    @Test
    void delete_nameTakenByAnotherMeanwhile_keepsTheOther() {
        Channel channel = get(facets.as("ada").open("general"));
        get(facets.stores().channels().delete(channel.id(), Facets.actor("ada")));
        Channel anew = get(facets.as("bob").open("general"));
        facets.as("ada").delete(channel.id()).block();
        assertThat(get(facets.as("eve").find("general")).id()).isEqualTo(anew.id());
        assertThat(get(facets.as("eve").list(PageRequest.first())).items()).hasSize(1);
    }

    @Test
    void open_newNameOfARenamerThatDiedBeforeSettingIt_isTheChannelUntilTheClaimIsOld() {
        Channel channel = get(facets.as("ada").open("general"));
        get(facets.stores().channelNames().claimToRename("chat", channel.id().value()));
        assertThat(get(facets.as("bob").open("chat")).id())
                .as("it is about to have that name")
                .isEqualTo(channel.id());
        StepVerifier.create(facets.as("bob").find("chat"))
                .as("but does not have it yet")
                .verifyComplete();
        redis.cli().hset(NAMES, "chat", channel.id() + LONG_AGO);
        Channel other = get(facets.as("bob").open("chat"));
        assertThat(other.id()).isNotEqualTo(channel.id());
        assertThat(get(facets.as("bob").open("general")).id()).isEqualTo(channel.id());
    }

    @Test
    void open_renamerDiedAfterSettingTheName_bothNamesAreRight() {
        Channel channel = get(facets.as("ada").open("general"));
        NameClaim claim = get(facets.stores()
                .channelNames()
                .claimToRename("chat", channel.id().value()));
        ChannelUpdate update = ChannelUpdate.rename("chat");
        facets.stores()
                .channels()
                .beginRename(channel.id(), Facets.actor("ada"), "t1")
                .block();
        get(facets.stores().channels().rename(channel.id(), update, Facets.actor("ada"), "t1", claim));
        assertThat(get(facets.as("bob").open("general")).id())
                .as("the old name is free")
                .isNotEqualTo(channel.id());
        assertThat(get(facets.as("bob").open("chat")).id()).isEqualTo(channel.id());
        assertThat(redis.cli().hget(NAMES, "chat"))
                .as("left to the renamer for a while")
                .endsWith(";r");
        redis.cli().hset(NAMES, "chat", channel.id() + LONG_AGO.replace('c', 'r'));
        assertThat(get(facets.as("bob").open("chat")).id()).isEqualTo(channel.id());
        assertThat(redis.cli().zcard("{dir}:words"))
                .as("nothing is left of the old name")
                .isEqualTo(4);
        assertThat(get(facets.as("bob").list(PageRequest.first())).items())
                .extracting(info -> info.name().value())
                .as("each listed once, under its present name")
                .containsExactly("chat", "general");
    }

    @Test
    void rename_renamerDiedInBetween_waitsForTheLockToAge() {
        Channel channel = get(facets.as("ada").open("general"));
        facets.stores()
                .channels()
                .beginRename(channel.id(), Facets.actor("ada"), "t1")
                .block();
        StepVerifier.create(facets.as("ada").update(channel.id(), ChannelUpdate.rename("chat")))
                .verifyError(UnavailableException.class);
        assertThat(get(facets.as("ada").update(channel.id(), ChannelUpdate.describe("x")))
                        .description())
                .as("other changes need no lock")
                .isEqualTo("x");
        redis.cli().hset("channel:{" + channel.id() + "}", "~rn", "t1;1700000000000");
        get(facets.as("ada").update(channel.id(), ChannelUpdate.rename("chat")));
        assertThat(redis.cli().hget("channel:{" + channel.id() + "}", "~rn"))
                .as("given back")
                .isNull();
        StepVerifier.create(facets.as("bob").update(channel.id(), ChannelUpdate.rename("talk")))
                .verifyError(ForbiddenException.class);
        assertThat(redis.cli().hkeys(NAMES)).as("and bob has blocked no name").containsExactly("chat");
    }

    @Test
    void rename_toANameThatNothingCameOf_takesItOver() {
        Channel channel = get(facets.as("ada").open("general"));
        redis.cli().hset(NAMES, "chat", "c9" + LONG_AGO);
        get(facets.as("ada").update(channel.id(), ChannelUpdate.rename("Chat")));
        assertThat(get(facets.as("bob").find("chat")).id()).isEqualTo(channel.id());
        get(facets.stores().channelNames().claim("talk", "c10"));
        StepVerifier.create(facets.as("ada").update(channel.id(), ChannelUpdate.rename("talk")))
                .as("somebody is just about to make that channel")
                .verifyError(NameTakenException.class);
    }

    private static void halfMade(String name, ChannelSpec spec) {
        get(facets.stores().channelNames().claim(name, "c1"));
        get(facets.stores().channels().create(C1, spec, Facets.actor("ada"), "e1"));
    }

    private static void assertListedOnce() {
        assertThat(get(facets.asSystem().list(PageRequest.first())).items())
                .extracting(info -> info.id())
                .containsExactly(C1);
        assertThat(redis.cli().zrange("{dir}:ids", 0, -1)).containsExactly("c1");
        assertThat(redis.cli().hget(NAMES, "general")).matches("c1;\\d{13};l");
    }
}
