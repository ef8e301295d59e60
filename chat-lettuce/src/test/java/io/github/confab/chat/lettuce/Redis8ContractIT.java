package io.github.confab.chat.lettuce;

/** The contracts on {@code redis:8}. */
class Redis8ContractIT extends ContainerContractSuite {

    Redis8ContractIT() {
        super("redis:8");
    }
}
