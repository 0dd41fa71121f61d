package org.chimerapool.stratum.server;

import java.time.Clock;
import org.chimerapool.kernel.LiveSettings;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.GuardSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one guard of all ports.
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  Guard guard(StratumSettings settings, GuardSettings guard, Bans bans, Clock clock) {
    return new Guard(guard, settings.basicLimits(), bans, clock);
  }

  @Bean
  LiveSettings<GuardSettings> liveGuardSettings(Guard guard) {
    return new LiveSettings<>(GuardSettings.class, guard::change);
  }

  @Bean
  LiveSettings<StratumSettings> liveStratumSettings(Guard guard) {
    return new LiveSettings<>(
        StratumSettings.class, settings -> guard.change(settings.basicLimits()));
  }
}
