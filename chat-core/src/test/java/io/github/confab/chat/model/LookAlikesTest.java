package io.github.confab.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LookAlikesTest {

    @ParameterizedTest(name = "{0} looks like {1}")
    @CsvSource({
        "paypal, paypa1",
        "paypal, PAYPAI",
        "lan, Ian",
        "bob, b0b",
        "modern, rnodern",
        "wow, vvow",
        "will, wi1l",
        "\u0441\u043E\u0441\u0430, coca",
        "\u0420\u0410\u0423, pay",
        "\u039A\u0391\u03A4\u0395, kate",
        "\u0391\u039D\u039D\u0391, anna",
        "\u0441\u043E\u043D\u0430, coHa",
        "\u0633\u0639\u06CC\u062F, \u0633\u0639\u064A\u062F",
        "\u06A9\u0631\u06CC\u0645, \u0643\u0631\u064A\u0645",
        "\u0633\u06F1\u06F2, \u0633\u0661\u0662",
        "\u0451\u043B\u043A\u0430, \u0435\u0308\u043B\u043A\u0430"
    })
    void skeleton_namesThatLookTheSame_isTheSame(String one, String other) {
        assertThat(Username.of(one).skeleton()).isEqualTo(Username.of(other).skeleton());
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({
        "ada, eda",
        "bob, rob",
        "jos\u00E9, jose",
        "a-b, a_b",
        "a.b, ab",
        "ann, anne",
        "\u5C0F\u660E, \u5C0F\u6708",
        "\u0633\u0627\u0631\u0627, \u0633\u0627\u0631\u0647",
        "\u0438\u0432\u0430\u043D, ivan"
    })
    void skeleton_namesThatDiffer_differs(String one, String other) {
        assertThat(Username.of(one).skeleton()).isNotEqualTo(Username.of(other).skeleton());
    }

    @Test
    void skeleton_formsOfOneName_isOne() {
        assertThat(Username.of("ADA").skeleton())
                .isEqualTo(Username.of("\uFF41da").skeleton())
                .isEqualTo("ada");
    }

    @Test
    void skeleton_ofASkeleton_isItself() {
        for (String name : new String[] {"modern", "w1ll", "I0", "\u043C\u0438\u0440", "\u03C9\u03BC"}) {
            String skeleton = LookAlikes.skeleton(name);
            assertThat(LookAlikes.skeleton(skeleton)).as(name).isEqualTo(skeleton);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adrnin", "r00t", "supp0rt", "systern", "\uFF32oot"})
    void of_whatLooksReserved_isRefused(String name) {
        assertThatThrownBy(() -> Username.of(name)).hasMessageContaining("reserved");
    }
}
