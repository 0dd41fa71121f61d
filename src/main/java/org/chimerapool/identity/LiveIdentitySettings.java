package org.chimerapool.identity;

import org.chimerapool.kernel.LiveSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Takes up what is changed in the console while the program runs.
@Configuration(proxyBeanMethods = false)
class LiveIdentitySettings {

  @Bean
  LiveSettings<IdentitySettings> identitySettingsFollower(Entrance entrance) {
    return new LiveSettings<>(IdentitySettings.class, entrance::change);
  }
}
