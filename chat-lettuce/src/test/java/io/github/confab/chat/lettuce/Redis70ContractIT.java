package io.github.confab.chat.lettuce;

/** The contracts on {@code redis:7.0}. */
class Redis70ContractIT extends ContainerContractSuite {

    Redis70ContractIT() {
        super("redis:7.0");
    }
}
