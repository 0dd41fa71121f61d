package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerNameTest {

  @Test
  void splitsAtTheFirstDot() {
    assertThat(WorkerName.parse("bc1qx.rig.2")).contains(new WorkerName("bc1qx", "rig.2"));
    assertThat(WorkerName.parse("kaspa:qr0.a")).contains(new WorkerName("kaspa:qr0", "a"));
  }

  @Test
  void knowsAMinerWithoutARig() {
    assertThat(WorkerName.parse("addr")).contains(new WorkerName("addr", ""));
    assertThat(WorkerName.parse("addr.")).contains(new WorkerName("addr", ""));
    assertThat(new WorkerName("addr", "")).hasToString("addr");
    assertThat(new WorkerName("addr", "r")).hasToString("addr.r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".rig",
        "ad dr.rig",
        "addr.ri g",
        "addr.\n",
        "addr.\u0000",
        "addr.\u001b[2J",
        "addr.\u202egnp",
        "addr.rig\u00e9",
        "<script>.rig",
        "a'; DROP TABLE pool.share; --",
        "../../etc/passwd",
        "а.rig",
      })
  void refusesHostileText(String user) {
    assertThat(WorkerName.parse(user)).isEmpty();
  }

  @Test
  void leavesTheEscapingOfAPrintableRigToWhoeverShowsIt() {
    assertThat(WorkerName.parse("addr.<img/src=x>")).isPresent();
  }

  @Test
  void boundsBothParts() {
    String address = "a".repeat(100);
    String rig = "r".repeat(64);

    assertThat(WorkerName.parse(address + "." + rig)).isPresent();
    assertThat(WorkerName.parse(address + "a." + rig)).isEmpty();
    assertThat(WorkerName.parse(address + "." + rig + "r")).isEmpty();
    assertThat(WorkerName.parse("a".repeat(1_000_000))).isEmpty();
  }

  @Test
  void refusesItselfWithBadParts() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WorkerName("", "rig"));
    assertThatIllegalArgumentException().isThrownBy(() -> new WorkerName("a.b", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new WorkerName("a", "r r"));
  }
}
