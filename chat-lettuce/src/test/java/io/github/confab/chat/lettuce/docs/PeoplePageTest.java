package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.contract.AuthorizationTable;
import io.github.confab.chat.contract.MessageRights;
import org.junit.jupiter.api.Test;

/** The pages say who may what as the contracts test it. */
final class PeoplePageTest {

    @Test
    void people_table_isTheOneTheContractRuns() {
        assertThat(Page.of("docs/people.md").text()).contains(AuthorizationTable.TEXT.strip());
    }

    @Test
    void messages_table_isTheOneTheContractRuns() {
        assertThat(Page.of("docs/messages.md").text()).contains(MessageRights.TEXT.strip());
    }
}
