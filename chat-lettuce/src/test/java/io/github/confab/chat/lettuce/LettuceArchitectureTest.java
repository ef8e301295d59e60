package io.github.confab.chat.lettuce;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.scheduler.Schedulers;

/** The house rules of chat-lettuce that a compiler does not hold. */
final class LettuceArchitectureTest {

    private static final String CORE = "io.github.confab.chat";
    private static final String ROOT = CORE + ".lettuce";
    private static final String ENGINE = ROOT + ".engine";
    private static final String ENGINE_PARTS = ENGINE + "..";
    private static final String REDIS = ROOT + ".redis";
    private static final String WIRE = ROOT + ".wire";
    private static final String EMBEDDED = ROOT + ".embedded";
    private static final String[] LETTUCE = {"io.lettuce..", "io.netty.."};

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(location -> location.contains(mainClasses()))
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> main_keepsTheRules() {
        return Stream.of(
                        wireIsPure(),
                        redisKnowsNoEngine(),
                        engineKnowsNoLettuce(),
                        embeddedStandsAlone(),
                        onlyWireUsesJackson(),
                        frontDoorUsesClientsOnly(),
                        packagesHaveNoCycles(),
                        partsOfTheEngineDoNotKnowIt(),
                        openIsWhatOthersNeed(),
                        namesSayARole(),
                        nothingBlocks(),
                        threadsAreMadeAtTheFrontDoor(),
                        nothingPrints())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> packages_areNullMarked() {
        return MAIN.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(part -> !part.getClasses().isEmpty())
                .map(part -> DynamicTest.dynamicTest(
                        part.getName() + " is null-marked", () -> assertThat(part.isAnnotatedWith(NullMarked.class))
                                .as("nothing is null unless it says so")
                                .isTrue()));
    }

    private static ArchRule wireIsPure() {
        return noClasses()
                .that()
                .resideInAPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, ENGINE_PARTS, REDIS, "reactor..", "io.lettuce..", "org.slf4j..")
                .as("wire knows values and Jackson alone");
    }

    private static ArchRule redisKnowsNoEngine() {
        return noClasses()
                .that()
                .resideInAPackage(REDIS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, ENGINE_PARTS, WIRE, ROOT, "tools.jackson..")
                .as("the Redis layer knows neither ports nor engine nor wire");
    }

    private static ArchRule engineKnowsNoLettuce() {
        return noClasses()
                .that()
                .resideInAPackage(ENGINE_PARTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..", "io.netty..", "tools.jackson..", ROOT)
                .as("the engine knows no Lettuce, no Jackson and no front door");
    }

    private static ArchRule embeddedStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(EMBEDDED)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(EMBEDDED, "java..", "org.slf4j", "org.jspecify.annotations")
                .as("the embedded server imports nothing of ours");
    }

    private static ArchRule onlyWireUsesJackson() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .as("Jackson stays in wire");
    }

    private static ArchRule frontDoorUsesClientsOnly() {
        return classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(resideInAPackage("io.lettuce.core")
                        .and(nameMatching(".*\\.Redis(Cluster)?Client|.*\\.RedisURI(\\$.*)?"))
                        .or(not(resideInAnyPackage(LETTUCE))))
                .as("of Lettuce the front door shows clients and RedisURI");
    }

    private static ArchRule packagesHaveNoCycles() {
        return slices().matching(ROOT + ".(**)").should().beFreeOfCycles();
    }

    private static ArchRule partsOfTheEngineDoNotKnowIt() {
        return noClasses()
                .that()
                .resideInAPackage(ENGINE + ".(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE)
                .as("the engine puts its parts together; they do not know it");
    }

    private static ArchRule openIsWhatOthersNeed() {
        return classes()
                .that()
                .resideInAPackage(ENGINE + ".(*)..")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(new ArchCondition<>("be used by another package") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean needed = item.getDirectDependenciesToSelf().stream()
                                .anyMatch(use ->
                                        !use.getOriginClass().getPackage().equals(item.getPackage()));
                        events.add(new SimpleConditionEvent(item, needed, item.getName() + " is public for nobody"));
                    }
                })
                .as("of the engine's parts only what others need is public");
    }

    private static ArchRule namesSayARole() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .as("a name says a role");
    }

    private static ArchRule nothingBlocks() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(EMBEDDED)
                .should()
                .callMethodWhere(targetOwner(resideInAPackage("reactor.core.publisher"))
                        .and(JavaAccess.Predicates.target(nameMatching("block(First|Last|Optional)?"))))
                .orShould()
                .callMethodWhere(
                        targetOwner(type(Thread.class)).and(JavaAccess.Predicates.target(nameMatching("sleep"))))
                .as("nothing blocks");
    }

    private static ArchRule threadsAreMadeAtTheFrontDoor() {
        return noClasses()
                .that()
                .resideInAnyPackage(ENGINE_PARTS, REDIS, WIRE)
                .should()
                .callMethodWhere(targetOwner(type(Schedulers.class)))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("threads and clocks are given to the engine");
    }

    private static ArchRule nothingPrints() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("a library does not print");
    }

    /** Where the library was compiled to: builds with other versions have other folders. */
    private static String mainClasses() {
        return LettuceChat.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }
}
