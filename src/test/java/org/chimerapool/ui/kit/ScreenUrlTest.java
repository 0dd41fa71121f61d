package org.chimerapool.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import org.chimerapool.pool.PoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenUrlTest {

  @Test
  void keepsTheOtherChoicesWhenOneChanges() {
    ScreenUrl url = ScreenUrl.of(new Location("console/miners?state=offline&pool=2"));

    assertThat(url.with(new PoolId(3)).href()).isEqualTo("console/miners?pool=3&state=offline");
    assertThat(url.with("state", "").href()).isEqualTo("console/miners?pool=2");
    assertThat(url.pool()).contains(new PoolId(2));
  }

  @Test
  void writesWhatAVisitorTypedSoThatItStaysOneValue() {
    ScreenUrl url = new ScreenUrl("console", java.util.Map.of()).with("find", "a&pool=9 <b>");

    assertThat(url.href()).doesNotContain("&pool").doesNotContain("<");
    assertThat(ScreenUrl.of(new Location(url.href())).get("find")).isEqualTo("a&pool=9 <b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "x", "99999999999", "1;DROP", "٣"})
  void takesNothingElseForAPool(String text) {
    assertThat(ScreenUrl.poolOf(text)).isEmpty();
  }
}
