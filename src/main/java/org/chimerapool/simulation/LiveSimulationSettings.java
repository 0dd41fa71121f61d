package org.chimerapool.simulation;

import org.chimerapool.kernel.LiveSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Takes up what is changed in the console while the program runs.
@Configuration(proxyBeanMethods = false)
class LiveSimulationSettings {

  @Bean
  LiveSettings<SimulationSettings> simulationSettingsFollower(VirtualMiners miners) {
    return new LiveSettings<>(
        SimulationSettings.class, settings -> miners.setRunning(settings.enabled()));
  }
}
