package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.confab.chat.contract.ChatBackend;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** No contract is forgotten. */
final class ContractsTest {

    @Test
    void redis_keepsEveryContract() {
        assertThat(kept(RedisContractSuite.class)).containsExactlyInAnyOrderElementsOf(contracts());
    }

    private static List<String> contracts() {
        return new ClassFileImporter()
                .importPackages(ChatBackend.class.getPackageName()).stream()
                        .filter(type ->
                                type.isInterface() && type.getSimpleName().endsWith("Contract"))
                        .map(JavaClass::getSimpleName)
                        .toList();
    }

    private static List<String> kept(Class<?> suite) {
        return Arrays.stream(suite.getDeclaredClasses())
                .filter(part -> part.isAnnotationPresent(Nested.class))
                .flatMap(part -> Stream.of(part.getInterfaces()))
                .map(Class::getSimpleName)
                .toList();
    }
}
