package org.chimerapool;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
  private final ApplicationModules modules =
      ApplicationModules.of(
          ChimeraApplication.class,
          DescribedPredicate.describe(
              "generated tables",
              (JavaClass type) -> type.getPackageName().startsWith("org.chimerapool.jooq")));

  @Test
  void keepsTheArrowsBetweenModules() {
    modules.verify();
  }

  @Test
  void knowsTheHouse() {
    assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
        .contains("kernel", "algorithm", "chain", "pool", "stratum", "stats", "identity", "ui")
        .doesNotContain("jooq");
  }
}
