package org.chimerapool.chain.adapter.bitcoin;

import org.chimerapool.kernel.LiveSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Takes up what is changed in the console while the program runs.
@Configuration(proxyBeanMethods = false)
class LiveBitcoinSettings {

  @Bean
  LiveSettings<BitcoinSettings> bitcoinSettingsFollower(BitcoinFamily family) {
    return new LiveSettings<>(BitcoinSettings.class, family::change);
  }
}
