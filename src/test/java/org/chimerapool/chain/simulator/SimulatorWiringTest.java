package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SimulatorWiringTest {

  @TempDir Path home;
  private ApplicationContextRunner runner = new ApplicationContextRunner();

  @BeforeEach
  void describeContext() {
    runner =
        runner
            .withUserConfiguration(Settings.class)
            .withBean(Clock.class, TestClock::new)
            .withBean(Sha256d.class)
            .withBean(AlgorithmCatalog.class)
            .withBean(ChainCatalog.class)
            .withUserConfiguration(ChainSimulator.class, RestOfNetwork.class, RivalMiner.class)
            .withPropertyValues("chimera.home=" + home);
  }

  @Test
  void servesItsCoinByDefault() {
    runner.run(
        context -> {
          ChainAdapter chain = context.getBean(ChainCatalog.class).get(CoinId.of("SIM"));
          assertThat(chain.tip().height()).isZero();
          assertThat(context).hasSingleBean(SimulatorControls.class);
          assertThat(context.getBean(RivalMiner.class).isRunning()).isTrue();
        });
  }

  @Test
  void leavesNothingBehindWhenDisabled() {
    runner
        .withPropertyValues("chimera.simulator.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(ChainCatalog.class).all()).isEmpty();
              assertThat(context).doesNotHaveBean(SimulatorControls.class);
              assertThat(context).doesNotHaveBean(RivalMiner.class);
              assertThat(home).isEmptyDirectory();
            });
  }

  @Test
  void namesSettingThatIsWrong() {
    runner
        .withPropertyValues("chimera.simulator.starting-bits=easy")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("startingBits"));
  }

  @Test
  void keepsRivalAwayWhenItsShareIsZero() {
    runner
        .withPropertyValues("chimera.simulator.rival-share=0")
        .run(context -> assertThat(context.getBean(RivalMiner.class).isRunning()).isFalse());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SimulatorSettings.class)
  static class Settings {}
}
