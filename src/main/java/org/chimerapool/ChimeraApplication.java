package org.chimerapool;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the pool, its console and, unless told otherwise, an embedded database.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ChimeraApplication {

  static void main(String[] args) {
    SpringApplication.run(ChimeraApplication.class, args);
  }
}
