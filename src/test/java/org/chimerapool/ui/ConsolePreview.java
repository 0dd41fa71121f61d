package org.chimerapool.ui;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/// The console with real accounts and a database, over a pool whose figures are made up: to look at
/// screens by hand, and the ground of the browser tests.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "org.chimerapool.ui",
      "org.chimerapool.identity",
      "org.chimerapool.gamification",
      "org.chimerapool.onboarding",
      "org.chimerapool.database",
      "org.chimerapool.deployment",
      "org.chimerapool.kernel",
      "org.chimerapool.algorithm",
      "org.chimerapool.settings",
      "org.chimerapool.system",
      "org.chimerapool.simulation"
    },
    excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Test|IT)(\\$.*)?"))
@ConfigurationPropertiesScan({
  "org.chimerapool.database",
  "org.chimerapool.gamification",
  "org.chimerapool.identity",
  "org.chimerapool.kernel",
  "org.chimerapool.onboarding",
  "org.chimerapool.simulation"
})
@Import(PreviewPool.class)
class ConsolePreview {

  static void main(String[] args) {
    start(args);
  }

  static ConfigurableApplicationContext start(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--chimera.simulation.enabled=false");
    return SpringApplication.run(ConsolePreview.class, all.toArray(String[]::new));
  }
}
