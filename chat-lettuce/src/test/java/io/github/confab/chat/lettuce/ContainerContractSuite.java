package io.github.confab.chat.lettuce;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/** The contracts on a server in a container; reported as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
abstract class ContainerContractSuite extends RedisContractSuite {

    private static final int PORT = 6379;

    private final GenericContainer<?> server;

    @SuppressWarnings("resource") // stopped after all tests
    ContainerContractSuite(String image) {
        this.server = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(PORT);
    }

    @Override
    @BeforeAll
    void connect() {
        server.start();
        super.connect();
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        server.stop();
    }

    @Override
    String uri() {
        return "redis://" + server.getHost() + ":" + server.getMappedPort(PORT);
    }
}
