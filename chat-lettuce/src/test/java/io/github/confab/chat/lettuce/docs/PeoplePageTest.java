package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.contract.AuthorizationTable;
import org.junit.jupiter.api.Test;

/** docs/people.md says who may what as the contract tests it. */
final class PeoplePageTest {

    @Test
    void people_table_isTheOneTheContractRuns() {
        assertThat(Page.of("docs/people.md").text()).contains(AuthorizationTable.TEXT.strip());
    }
}
