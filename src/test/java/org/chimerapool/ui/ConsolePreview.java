package org.chimerapool.ui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The console with real accounts and a database, over a pool whose figures are made up: to look at
/// screens by hand, and the ground of the browser tests.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.chimerapool.ui", "org.chimerapool.identity", "org.chimerapool.database"})
@ComponentScan({"org.chimerapool.kernel", "org.chimerapool.algorithm"})
@ConfigurationPropertiesScan({"org.chimerapool.database", "org.chimerapool.kernel"})
@Import(PreviewPool.class)
class ConsolePreview {

  static void main(String[] args) {
    SpringApplication.run(ConsolePreview.class, args);
  }
}
