package io.github.confab.chat.lettuce;

/** The contracts on {@code valkey/valkey:8}. */
class Valkey8ContractIT extends ContainerContractSuite {

    Valkey8ContractIT() {
        super("valkey/valkey:8");
    }
}
