package io.github.confab.chat;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.confab.chat.error.ChatException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Schedulers;

/** The house rules of chat-core that a compiler does not hold. */
final class CoreArchitectureTest {

    private static final String R = "io.github.confab.chat";
    private static final String MODEL = R + ".model";
    private static final String ERROR = R + ".error";
    private static final String[] JDK = {"java..", "org.jspecify.annotations"};

    private static final JavaClasses MAIN = importedFrom(Chat.class);
    private static final JavaClasses TESTS = importedFrom(CoreArchitectureTest.class);

    @TestFactory
    Stream<DynamicTest> main_keepsTheRules() {
        return Stream.of(
                        modelImportsTheJdkOnly(),
                        errorsImportTheModelOnly(),
                        portsImportValuesErrorsAndReactor(),
                        accessorsAreNouns(),
                        namesSayARole(),
                        nothingBlocks(),
                        timeAndRandomnessAreGiven(),
                        valuesAreImmutable())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> tests_keepTheRules() {
        return Stream.of(
                        namesSayARole(),
                        noClasses()
                                .should()
                                .callMethodWhere(target(nameMatching("sleep")).and(targetOwner(named(Thread.class))))
                                .as("no test sleeps")
                                .because("a bounded probe is faster and does not lie"))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(TESTS)));
    }

    @TestFactory
    Stream<DynamicTest> packages_areNullMarked() {
        return Stream.of(
                        MAIN.getPackage(R),
                        MAIN.getPackage(MODEL),
                        MAIN.getPackage(ERROR),
                        TESTS.getPackage(R + ".contract"),
                        TESTS.getPackage(R + ".memory"))
                .map(p -> DynamicTest.dynamicTest(
                        p.getName() + " is null-marked", () -> assertThat(p.isAnnotatedWith(NullMarked.class))
                                .as("nothing is null unless it says so")
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> ports_staySmall() {
        return MAIN.getPackage(R).getClasses().stream()
                .filter(JavaClass::isInterface)
                .filter(type -> !type.isAnnotation())
                .map(port -> small(port, port.isEquivalentTo(Channel.class) ? 12 : 7));
    }

    private static DynamicTest small(JavaClass port, int most) {
        return DynamicTest.dynamicTest(
                port.getSimpleName() + " has at most " + most + " methods besides accessors",
                () -> assertThat(port.getMethods().stream().filter(method -> !isAccessor(method)))
                        .as("grow by a facet, not by widening a port")
                        .hasSizeLessThanOrEqualTo(most));
    }

    /** Gives a facet or a value that is there already. */
    private static boolean isAccessor(JavaMethod method) {
        return method.getRawParameterTypes().isEmpty()
                && !method.getRawReturnType().isAssignableTo(Publisher.class);
    }

    @TestFactory
    Stream<DynamicTest> exceptions_haveOneWayToBeMade() {
        return MAIN.stream()
                .filter(type -> type.getSimpleName().endsWith("Exception"))
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName() + " has one constructor", () -> assertThat(type.getConstructors())
                                .as("an exception carries its object, always")
                                .hasSize(1)));
    }

    private static ArchRule modelImportsTheJdkOnly() {
        return classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(MODEL).or(jdk()))
                .as("the model imports the JDK only");
    }

    private static ArchRule errorsImportTheModelOnly() {
        return classes()
                .that()
                .resideInAPackage(ERROR)
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage(ERROR).or(resideInAPackage(MODEL)).or(jdk()))
                .as("errors import the model only");
    }

    private static ArchRule portsImportValuesErrorsAndReactor() {
        return classes()
                .that()
                .resideInAPackage(R)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(R)
                        .or(resideInAPackage(MODEL))
                        .or(resideInAPackage(ERROR))
                        .or(resideInAPackage("reactor.core.publisher"))
                        .or(resideInAPackage("org.reactivestreams"))
                        .or(jdk()))
                .as("ports import values, errors and Reactor: no logger, no backend");
    }

    private static ArchRule accessorsAreNouns() {
        return methods().should().haveNameNotMatching("get[A-Z].*").as("accessors are nouns, without get");
    }

    private static ArchRule namesSayARole() {
        return classes()
                .should()
                .haveNameNotMatching(".*[.$](Abstract|Base)[A-Z][^.$]*")
                .andShould()
                .haveNameNotMatching(".*(Impl|Manager|Utils?|Helper)")
                .as("names say a role");
    }

    private static ArchRule nothingBlocks() {
        return noClasses()
                .should()
                .callMethodWhere(target(nameMatching("block.*")).and(targetOwner(resideInAPackage("reactor.."))))
                .as("nothing blocks");
    }

    private static ArchRule timeAndRandomnessAreGiven() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, Schedulers.class)
                .as("time, threads and randomness are given from outside");
    }

    private static ArchRule valuesAreImmutable() {
        return classes()
                .that()
                .resideInAnyPackage(MODEL, ERROR)
                .and()
                .areNotAssignableTo(ChatException.class)
                .should()
                .haveOnlyFinalFields()
                .as("values are immutable");
    }

    private static DescribedPredicate<JavaClass> jdk() {
        return JavaClass.Predicates.resideInAnyPackage(JDK).or(named(Object[].class));
    }

    private static DescribedPredicate<JavaClass> named(Class<?> type) {
        return DescribedPredicate.describe(type.getSimpleName(), javaClass -> javaClass.isEquivalentTo(type));
    }

    /** The folder {@code type} was compiled to; the rest of the class path need not be searched. */
    private static JavaClasses importedFrom(Class<?> type) {
        // what our classes extend and call is known by name; reading all of Reactor and AssertJ takes half a minute
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a code source is a valid URI", e);
        }
    }
}
