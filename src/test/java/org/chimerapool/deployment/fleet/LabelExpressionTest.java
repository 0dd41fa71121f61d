package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelExpressionTest {

  private static final Target RIG =
      new Target(
          1,
          "rig-7",
          TargetKind.POOL_NODE,
          TargetState.ACCEPTED,
          Set.of("gpu", "canary"),
          "Berlin",
          Map.of(),
          Map.of("kaspad", "1.0.1"),
          TargetHealth.GOOD,
          "",
          false,
          new Reach.Local(),
          Optional.empty(),
          Instant.EPOCH);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                          true
          gpu,                         true
          asic,                        false
          gpu canary,                  true
          gpu asic,                    false
          asic|gpu,                    true
          !gpu,                        false
          !asic gpu,                   true
          can*,                        true
          '*',                         true
          place:berlin,                true
          place:ber*,                  true
          name:rig-*,                  true
          name:rig,                    false
          kind:pool-node,              true
          kind:miner|kind:pool-node,   true
          version:kaspad=1.0.1,        true
          version:kaspad=1.0.*,        true
          !version:kaspad=1.0.1,       false
          health:good,                 true
          spare:yes,                   false
          """)
  void meansWhatItSays(String expression, boolean meant) {
    assertThat(LabelExpression.of(expression == null ? "" : expression).means(RIG))
        .isEqualTo(meant);
  }

  @Test
  void namesTheWordThatMeansNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelExpression.of("gpu colour:red"))
        .withMessageContaining("colour:red");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelExpression.of("gpu|"))
        .withMessageContaining("expected something to look for");
  }
}
